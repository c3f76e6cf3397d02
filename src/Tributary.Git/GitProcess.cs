using System.Diagnostics;

namespace Tributary.Git;

/// <summary>Starts git with nothing of the user's, the system's or a repository's say in it.</summary>
public static class GitProcess
{
    // Git's messages quote what strangers wrote.
    private const int LongestSaid = 200;

    // As .NET and shells have it: 128 and the signal's number. Git itself ends with 128 or 129 at most.
    private const int Interrupted = 130, Terminated = 143;

    private static readonly string[] Prefixes = ["remote: fatal: ", "remote: error: ", "fatal: ", "error: ", "remote error: "];

    /// <summary>Git's name or path, with an environment that only says what every use of it has in common.</summary>
    /// <param name="folder">Where it runs, and what it takes for the user's home: an empty one has no .netrc.</param>
    /// <param name="arguments">Git's arguments.</param>
    internal static ProcessStartInfo Prepare(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = folder;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_ATTR_NOSYSTEM"] = "1";
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        // A history that is cut off would otherwise be fetched object by object, each by a git of its own.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    /// <summary>Starts what was prepared.</summary>
    /// <exception cref="MirrorException">There is no git.</exception>
    internal static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new MirrorException("git can't be started. Install git 2.39 or later and put it on the PATH.", error);
        }
    }

    /// <summary>
    /// Sees to it that a git that was stopped is not taken for one that failed: Ctrl+C, or the end of a session, is told to every process at once,
    /// and git is gone before our own cancellation is under way.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was stopped by such a signal.</exception>
    internal static void CheckStopped(Process ended)
    {
        if (ended.ExitCode is Interrupted or Terminated) throw new OperationCanceledException("git was stopped");
    }

    /// <summary>The version of the git on the PATH.</summary>
    /// <exception cref="MirrorException">There is no git, or it does not say.</exception>
    public static Version ReadVersion()
    {
        using Process process = Start(Prepare(Path.GetTempPath(), ["--version"]));
        process.StandardInput.Close();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string digits = string.Concat(said.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c) || c == '.')).Trim('.');
        return Version.TryParse(digits, out Version? version) ? version : throw new MirrorException($"git does not say its version: {said.Trim()}. Install git 2.39 or later.");
    }

    /// <summary>
    /// What went wrong, in git's words: its last two errors, or its last two lines where it calls none so. What else it notices,
    /// such as an alternate that is not there, stands before them.
    /// </summary>
    internal static string Complaint(string errors)
    {
        List<string> lines = errors.Split('\n', '\r').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("hint:", StringComparison.Ordinal)).ToList();
        List<string> called = lines.Where(line => Prefixes.Any(prefix => line.StartsWith(prefix, StringComparison.Ordinal))).ToList();
        string said = string.Join("; ", (called.Count > 0 ? called : lines).TakeLast(2).Select(Shorten).Distinct(StringComparer.Ordinal));
        return said.Length > 0 ? said : "git ended without a message";
    }

    private static string Shorten(string said)
    {
        foreach (string prefix in Prefixes)
        {
            if (said.StartsWith(prefix, StringComparison.Ordinal)) said = said[prefix.Length..];
        }

        // A host's words come with whatever it sends.
        string clean = string.Concat(said.Select(c => char.IsControl(c) ? ' ' : c)).TrimEnd(' ', '.');
        return clean.Length > LongestSaid ? clean[..LongestSaid] + "…" : clean;
    }
}
