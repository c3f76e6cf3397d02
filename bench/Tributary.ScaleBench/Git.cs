using System.Diagnostics;

namespace Tributary.ScaleBench;

/// <summary>How git is started.</summary>
internal static class Git
{
    /// <summary>git in a folder, as its user has set it up.</summary>
    public static ProcessStartInfo In(string folder, params IEnumerable<string> arguments) => new("git", arguments) { WorkingDirectory = folder };

    /// <summary>git over a bare repository, with no configuration but the repository's own; nothing is fetched.</summary>
    public static ProcessStartInfo Over(string mirror, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = Unconfigured(In(mirror, arguments));
        start.Environment["GIT_DIR"] = mirror;
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        // Without this git flushes after each commit into a pipe, which costs a sixth: too easy a baseline.
        start.Environment["GIT_FLUSH"] = "0";
        return start;
    }

    /// <summary>A program that runs git, with no configuration of its user's or this machine's.</summary>
    public static ProcessStartInfo Unconfigured(ProcessStartInfo start)
    {
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
