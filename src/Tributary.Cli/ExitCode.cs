namespace Tributary.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Wrong usage, or a failure: nothing was done, or not all of one thing.</summary>
    public const int Failure = 1;

    /// <summary>Done, but something that was there could not be read.</summary>
    public const int Incomplete = 2;

    /// <summary>Stopped by Ctrl+C, as shells have it.</summary>
    public const int Stopped = 130;

    /// <summary>Stopped by the end of a session.</summary>
    public const int Terminated = 143;
}
