using System.Diagnostics;
using System.Globalization;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Ctrl+C, which a terminal tells to the program and to every git that it has started; and two syncs of one workspace.</summary>
public sealed class StoppedSyncTests
{
    private const string Stopped = "Stopped. What was done is kept; run the same command again to go on.";

    private static readonly bool All = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";

    [Fact]
    public void A_sync_that_is_stopped_amid_transfers_takes_no_repository_for_unreachable()
    {
        using var field = new GrowingField(1, 50, 20, 5);
        Workspace workspace = field.Workspace("work");
        field.Server.For("*").Stall(Stage.Pack, afterBytes: 100);
        Shell.Result result = RunUntil(workspace, field.SyncFrom(mirrors: false), () => field.Server.Requests.Any(it => it.Stage == Stage.Pack), wrapper: null);
        ShouldBeStopped(result, workspace);
        field.Server.For("*").Clear();
        ShouldGoOn(field, workspace, mirrors: false);
    }

    [Fact]
    public void A_sync_that_is_stopped_amid_reading_takes_no_repository_for_broken()
    {
        using var field = new GrowingField(2, 50, 20, 5);
        Workspace workspace = field.Workspace("work");
        string began = field["began"];
        Shell.Result result = RunUntil(workspace, [.. field.SyncFrom(mirrors: true), "--reader", "git"], () => File.Exists(began), Wrapper(field, "log", $"touch '{began}'; sleep 60"));
        ShouldBeStopped(result, workspace);
        ShouldGoOn(field, workspace, mirrors: true);
    }

    public static TheoryData<string, string, bool> Stops =>
    [
        .. ((string, string, bool)[])[("fetch", "INT", false), ("log", "INT", false), ("rev-list", "INT", true)],
        .. All ? ((string, string, bool)[])[("log", "TERM", true), ("merge-base", "INT", true)] : [],
    ];

    [Theory]
    [MemberData(nameof(Stops))]
    public void A_git_that_is_stopped_before_the_program_notices_stops_the_program(string command, string signal, bool mirrors)
    {
        using var field = new GrowingField(3, 50, 20, 5);
        Workspace workspace = field.Workspace("work");
        if (command is "rev-list" or "merge-base")
        {
            GrowingField.Run(workspace, field.SyncFrom(mirrors)).ShouldBe(0, "");
            field.Rewrite(field.Names.First());
        }

        Shell.Result result = RunUntil(workspace, [.. field.SyncFrom(mirrors), "--reader", "git"], until: null, Wrapper(field, command, $"kill -{signal} $$"));
        ShouldBeStopped(result, workspace);
        if (command == "log" && !mirrors) Directory.EnumerateDirectories(workspace.Mirrors, "*.git").ShouldNotBeEmpty("what was brought is there for the next sync");
        GrowingField.Run(workspace, field.SyncFrom(mirrors)).ShouldBe(0, "");
    }

    [Fact]
    public void A_sync_that_is_stopped_at_any_moment_goes_on_the_next_time()
    {
        int seed = All ? Environment.TickCount : 4;
        var random = new Random(seed);
        using var field = new GrowingField(seed, 300, 200, 100, 50, 20, 5);
        Workspace workspace = field.Workspace("work");
        for (int i = All ? 20 : 2; i > 0; i--)
        {
            bool mirrors = i % 2 == 0;
            var clock = Stopwatch.StartNew();
            TimeSpan moment = TimeSpan.FromMilliseconds(random.Next(300, 1500));
            Shell.Result result = RunUntil(workspace, field.SyncFrom(mirrors), () => clock.Elapsed > moment, wrapper: null);
            // What has all been done when it is stopped is done.
            if (result.ExitCode != 0) ShouldBeStopped(result, workspace, $"seed {seed}");
            field.Change();
        }

        ShouldGoOn(field, workspace, mirrors: true);
    }

    [Fact]
    public void Of_two_syncs_at_once_one_works_and_the_other_names_it()
    {
        using var field = new GrowingField(5, 100, 50, 20, 5);
        Workspace workspace = field.Workspace("work");
        // What a sync that was killed said of itself is there still.
        Directory.CreateDirectory(workspace.Folder);
        File.WriteAllText(workspace.Holder, "process 2147483600 on this machine");
        field.Server.Delay = TimeSpan.FromMilliseconds(500);
        (int Id, Shell.Result Result)[] both = [.. new int[2].AsParallel().WithDegreeOfParallelism(2).Select(_ => RunHere(workspace, field.SyncFrom(mirrors: false)))];
        int works = both[0].Result.ExitCode == 0 ? 0 : 1;
        both[works].Result.ShouldBe(0, "");
        both[1 - works].Result.ShouldBe(1, $"The workspace {workspace.Root} is held by process {both[works].Id} on ");
        field.Server.Delay = TimeSpan.Zero;
        ShouldGoOn(field, workspace, mirrors: false);
    }

    private static void ShouldBeStopped(Shell.Result result, Workspace workspace, string hint = "")
    {
        result.ExitCode.ShouldBe(130, $"{hint} {result.Text}{result.Error}");
        result.Error.Trim().ShouldBe(Stopped, hint);
        if (!File.Exists(workspace.Store)) return;
        using FactStore store = FactStore.OpenForWriting(workspace.Store);
        using DuckDbResult failed = store.Connection.Query("select r.name, v.outcome, v.reason from coverage v join repository r using (repository) where v.outcome <> 'read'");
        failed.Read().ShouldBeFalse(hint);
    }

    private static void ShouldGoOn(GrowingField field, Workspace workspace, bool mirrors)
    {
        GrowingField.Run(workspace, field.SyncFrom(mirrors)).ShouldBe(0, "");
        Workspace undisturbed = field.Workspace("undisturbed");
        GrowingField.Run(undisturbed, field.SyncFrom(mirrors)).ShouldBe(0, "");
        (GrowingField.ContentsOf(workspace.Published) == GrowingField.ContentsOf(undisturbed.Published)).ShouldBeTrue();
    }

    /// <summary>Puts a git before git that does something else for one of its commands.</summary>
    private static string Wrapper(GrowingField field, string command, string instead)
    {
        string folder = Directory.CreateDirectory(field["wrapper"]).FullName;
        string git = Shell.Run(folder, "sh", "-c", "command -v git").Text.Trim();
        File.WriteAllText(Path.Combine(folder, "git"), $"#!/bin/sh\ncase $1 in {command}) {instead};; esac\nexec {git} \"$@\"\n");
        Shell.Run(folder, "chmod", "+x", "git").ExitCode.ShouldBe(0);
        return folder;
    }

    /// <summary>Runs the program in a session of its own, as a terminal does, and interrupts the whole of it.</summary>
    private static Shell.Result RunUntil(Workspace workspace, string[] arguments, Func<bool>? until, string? wrapper)
    {
        ProcessStartInfo plain = GrowingField.Prepare(workspace, arguments);
        // What a shell runs in the background ignores Ctrl+C, and so does all that it starts.
        ProcessStartInfo start = Shell.Prepare(workspace.Root, "env", ["--default-signal=INT,TERM", "setsid", "dotnet", .. plain.ArgumentList]);
        if (wrapper is not null) start.Environment["PATH"] = $"{wrapper}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (until is not null)
        {
            while (!process.HasExited && !until()) Thread.Sleep(10);
            Shell.Run(workspace.Root, "kill", "-INT", "--", "-" + process.Id.ToString(CultureInfo.InvariantCulture));
        }

        process.WaitForExit(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        return new Shell.Result(process.ExitCode, System.Text.Encoding.UTF8.GetBytes(output.Result), errors.Result);
    }

    private static (int Id, Shell.Result Result) RunHere(Workspace workspace, string[] arguments)
    {
        using var process = Process.Start(GrowingField.Prepare(workspace, arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.Id, new Shell.Result(process.ExitCode, System.Text.Encoding.UTF8.GetBytes(output.Result), errors.Result));
    }
}
