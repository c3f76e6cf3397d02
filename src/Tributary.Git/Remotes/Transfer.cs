using System.Diagnostics;
using System.Text;
using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>Runs a git that speaks to a host: with the protocols that are allowed, no prompts, no hooks, and an end when nothing moves any more.</summary>
internal sealed class Transfer(string home, TimeSpan patience, TimeProvider clock)
{
    // What a hostile server may say before nobody listens any more.
    private const int LongestErrors = 64 * 1024;

    /// <summary>Runs git to its end.</summary>
    /// <param name="url">Whom it speaks to.</param>
    /// <param name="repository">The repository it works in; null: none.</param>
    /// <param name="arguments">Git's arguments.</param>
    /// <param name="said">Told each line of its progress.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="isPatient">Whether it may be silent for as long as it likes: what works on this machine's disk alone says nothing meanwhile.</param>
    /// <exception cref="RemoteException">Nothing came for longer than the patience.</exception>
    public async Task<Result> RunAsync(RemoteUrl url, string? repository, IEnumerable<string> arguments, Action<string>? said, CancellationToken cancellation, bool isPatient = false)
    {
        TimeSpan silence = isPatient ? Timeout.InfiniteTimeSpan : patience;
        using Process process = GitProcess.Start(Prepare(url, repository, arguments));
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using ITimer watch = clock.CreateTimer(_ => limit.Cancel(), state: null, silence, Timeout.InfiniteTimeSpan);
        var errors = new StringBuilder();
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        try
        {
            await ReadErrorsAsync(process.StandardError, errors, said, () => watch.Change(silence, Timeout.InfiniteTimeSpan), limit.Token);
            await process.WaitForExitAsync(limit.Token);
            _ = await output;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RemoteException(RemoteFailure.Interrupted, $"the transfer from {url} stood still for {patience.TotalSeconds:0} seconds");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        GitProcess.CheckStopped(process);
        return new Result(process.ExitCode, await output, errors.ToString());
    }

    private ProcessStartInfo Prepare(RemoteUrl url, string? repository, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = GitProcess.Prepare(home, arguments);
        if (repository is not null) start.Environment["GIT_DIR"] = repository;
        start.Environment["GIT_ALLOW_PROTOCOL"] = url.IsLocal ? "http:https:git:ssh:file" : "https:ssh:git";
        start.Environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes -o ConnectTimeout=30";
        start.Environment["GIT_ASKPASS"] = "false";
        List<(string Name, string Value)> settings =
        [
            ("core.hooksPath", "/dev/null"), ("core.attributesFile", "/dev/null"), ("core.fsmonitor", "false"), ("credential.helper", ""), ("protocol.version", "2"),
            // The host was asked before, and its redirects are followed already.
            ("http.followRedirects", "false"), ("http.userAgent", "git/2.39 (tributary)"),
            ("gc.auto", "0"), ("maintenance.auto", "false"), ("pack.threads", "1"), ("fetch.unpackLimit", "1"), ("advice.graftFileDeprecated", "false"),
        ];
        if (url.IsLocal) settings.Add(("http.proxy", ""));
        if (AccessToken.HeaderFor(url) is { } authorization) settings.Add(($"http.{url.Uri!.GetLeftPart(UriPartial.Authority)}/.extraHeader", "Authorization: " + authorization));
        start.Environment["GIT_CONFIG_COUNT"] = settings.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (int i = 0; i < settings.Count; i++) (start.Environment[$"GIT_CONFIG_KEY_{i}"], start.Environment[$"GIT_CONFIG_VALUE_{i}"]) = settings[i];
        return start;
    }

    private static async Task ReadErrorsAsync(StreamReader from, StringBuilder errors, Action<string>? said, Action alive, CancellationToken cancellation)
    {
        char[] buffer = new char[4096];
        var line = new StringBuilder();
        while (await from.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            alive();
            foreach (char c in buffer.AsSpan(0, read))
            {
                if (c is not ('\r' or '\n')) line.Append(c);
                else Take(c == '\n');
                if (line.Length > 1000) Take(isWhole: true);
            }
        }

        Take(isWhole: true);

        // What ends in a carriage return is progress, to be overwritten by the next.
        void Take(bool isWhole)
        {
            if (line.Length == 0) return;
            string text = line.ToString();
            line.Clear();
            said?.Invoke(text);
            if (isWhole && errors.Length < LongestErrors) errors.Append(text).Append('\n');
        }
    }

    /// <summary>How git ended.</summary>
    public sealed record Result(int ExitCode, string Output, string Errors);
}
