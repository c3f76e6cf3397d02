using System.Diagnostics;
using System.Globalization;

namespace Tributary.ScaleBench.Reading;

/// <summary>Measures what processors do for a command, all its threads together.</summary>
internal static class ProcessorTime
{
    /// <summary>Runs a command, drops its output, and adds up its user and system time, as bash tells them.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public static TimeSpan Of(ProcessStartInfo command)
    {
        var start = new ProcessStartInfo("bash", ["-c", "TIMEFORMAT='%U %S'; { time \"$@\" >/dev/null 2>&3; } 3>/dev/null 2>&1", "-", command.FileName, .. command.ArgumentList]) { WorkingDirectory = command.WorkingDirectory };
        foreach ((string name, string? value) in command.Environment) start.Environment[name] = value;
        string[] told = MeasuredProcess.ReadText(start).Split(' ');
        return TimeSpan.FromSeconds(told.Sum(part => double.Parse(part, CultureInfo.InvariantCulture)));
    }
}
