using System.Diagnostics;
using Spectre.Console;
using Tributary.Ingest;
using Tributary.Model;

namespace Tributary.Cli.Output;

/// <summary>Shows a sync to who watches: what is done, how fast, what is under way, and failures as they happen. Says nothing where nobody does.</summary>
internal sealed class SyncDisplay : IProgress<SyncEvent>
{
    // What one transfer says for itself is told once it has taken this long.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private readonly ProgressContext _context;
    private readonly ProgressTask _task;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<RepositoryName, Transfer> _transfers = [];

    // Commits of repositories that were read and are not done yet.
    private readonly Dictionary<RepositoryName, int> _read = [];
    private readonly Lock _state = new();
    private long _commits;
    private int _done, _failures;

    private SyncDisplay(ProgressContext context)
    {
        _context = context;
        _task = context.AddTask("looking for what is new");
        _task.IsIndeterminate = true;
    }

    /// <summary>Runs a sync under a display.</summary>
    public static SyncSummary Run(Func<IProgress<SyncEvent>, SyncSummary> sync) =>
        Terminal.IsWatched
            ? Terminal.Progress.Progress()
                .AutoClear(true)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RemainingTimeColumn())
                .Start(context => sync(new SyncDisplay(context)))
            : sync(new Quiet());

    /// <summary>Runs what follows a sync under a display.</summary>
    public static Quarter? Prepare(Func<Quarter?> prepare) => Terminal.IsWatched ? Terminal.Progress.Status().Start("measuring for the next edition", _ => prepare()) : prepare();

    /// <inheritdoc/>
    public void Report(SyncEvent value)
    {
        lock (_state)
        {
            switch (value)
            {
                case SyncProgress done: Done(done); break;
                case SyncEvent.Read read: Read(read); break;
                case SyncEvent.Transferring transfer: Transferring(transfer); break;
                case SyncEvent.Retrying retry: Say("yellow", $"{retry.Repository}: {retry.Reason}; again in {Math.Max(1, retry.Wait.TotalSeconds):0} s"); break;
            }
        }
    }

    private void Done(SyncProgress done)
    {
        if (_transfers.Remove(done.Repository, out Transfer? transfer)) transfer.Task?.StopTask();
        // That something is still gone is no news.
        if (done.Outcome is Outcome.Broken or Outcome.Unreachable || done is { Outcome: Outcome.Gone, IsUnchanged: false })
        {
            _failures++;
            Say("red", $"{done.Repository}: {done.Reason}");
        }

        _ = _read.Remove(done.Repository);
        _commits += done.NewCommits;
        _done = done.Done;
        Show(done.Total);
    }

    private void Read(SyncEvent.Read read)
    {
        _read[read.Repository] = read.NewCommits;
        Show(read.Total);
    }

    private void Show(int total)
    {
        int read = _done + _read.Count;
        long commits = _commits + _read.Values.Sum();
        // What follows from the facts is derived after the last one.
        _task.IsIndeterminate = _done == total;
        _task.MaxValue = total;
        _task.Value = read;
        double rate = commits / Math.Max(0.001, _clock.Elapsed.TotalSeconds);
        string found = commits == 0 ? "" : _done == total ? $", {Tables.Number(commits)} commits" : $", {Tables.Number(commits)} commits ({Tables.Number(Math.Round(rate))}/s)";
        string failed = _failures == 0 ? "" : $", {_failures} failed";
        _task.Description = Markup.Escape($"{read} of {total} repositories{found}{failed}{(_done == total ? "; deriving" : "")}");
    }

    private void Transferring(SyncEvent.Transferring told)
    {
        if (!_transfers.TryGetValue(told.Repository, out Transfer? transfer)) _transfers.Add(told.Repository, transfer = new Transfer(_clock.Elapsed));
        if (_clock.Elapsed - transfer.Started < Slow) return;
        transfer.Task ??= _context.AddTask("");
        transfer.Task.Description = Markup.Escape(Terminal.Clean($"{told.Repository}  {Short(told.Line)}"));
        transfer.Task.IsIndeterminate = true;
    }

    private static string Short(string line)
    {
        string text = line.StartsWith("remote: ", StringComparison.Ordinal) ? line["remote: ".Length..] : line;
        return text.Length > 60 ? text[..60] : text.Trim();
    }

    private static void Say(string colour, string text) => Terminal.Progress.MarkupLine($"[{colour}]{Markup.Escape(Terminal.Clean(text))}[/]");

    private sealed class Transfer(TimeSpan started)
    {
        public TimeSpan Started { get; } = started;

        public ProgressTask? Task { get; set; }
    }

    private sealed class Quiet : IProgress<SyncEvent>
    {
        public void Report(SyncEvent value) { }
    }
}
