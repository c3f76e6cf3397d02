using System.Diagnostics;
using System.Text;

namespace Tributary.ScaleBench;

/// <summary>Runs a command to its end and measures it.</summary>
internal static class MeasuredProcess
{
    /// <summary>Runs a command; its output is read to the end and dropped.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public static Measurement Measure(ProcessStartInfo start) => Run(start, Stream.Null);

    /// <summary>Runs a command and returns what it wrote, trimmed.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public static string ReadText(ProcessStartInfo start) => MeasureText(start).Text;

    /// <summary>Runs a command, measures it, and returns what it wrote, trimmed.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public static (Measurement Took, string Text) MeasureText(ProcessStartInfo start)
    {
        using var output = new MemoryStream();
        Measurement took = Run(start, output);
        return (took, Encoding.UTF8.GetString(output.ToArray()).Trim());
    }

    private static Measurement Run(ProcessStartInfo start, Stream sink)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        long started = Stopwatch.GetTimestamp();
        using Process process = Start(start);
        using var memory = new PeakMemory(process.Id);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(sink);
        process.WaitForExit();
        TimeSpan wall = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0
            ? new Measurement(wall, memory.Stop())
            : throw new BenchException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' ended with {process.ExitCode}: {errors.Result.Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BenchException($"{start.FileName} can't be started. Put it on the PATH.");
        }
    }
}
