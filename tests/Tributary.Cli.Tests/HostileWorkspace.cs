using System.Diagnostics;
using System.Globalization;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>A workspace into which hostile repositories were synced by the program itself, and a sane one with a name that looks like a formula.</summary>
public sealed class HostileWorkspace : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "tributary.dll");

    private readonly TestFolder _folder = new();

    public HostileWorkspace()
    {
        Directory.CreateDirectory(_folder["work"]);
        string[] hostile =
        [
            "hostile", "hostile-texts", "hostile-paths", "hostile-dates", "hostile-size texts", "hostile-size wide", "hostile-size deep",
            "hostile-objects missing-folder", "hostile-files alternates-nowhere", "hostile-files ref-link",
        ];
        Parallel.ForEach(hostile, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, fixture => Fixtures.Build(fixture, _folder["mirrors", $"h+{fixture.Replace(' ', '-')}.git"]));
        Fixtures.Build("merges", _folder["mirrors", "-x+one.git"]);
        Directory.CreateDirectory(_folder["mirrors", "\u001b[31m\u202estranger.git"]);
        TestCatalog.Write(_folder["catalog"], string.Join(' ', hostile.Select(fixture => "h/" + fixture.Replace(' ', '-'))) + ";-x/one");
        Run("init", "--catalog", _folder["catalog"]).ShouldBe(0, "");
        PeakOfFirstSync = MeasurePeak("sync", "--mirrors", _folder["mirrors"], "--as-of", "2026-07-10");
    }

    /// <summary>Megabytes.</summary>
    public int PeakOfFirstSync { get; }

    public string this[string name] => _folder[name];

    public Shell.Result Run(params string[] arguments) => Shell.Run(_folder["work"], "dotnet", [Program, .. arguments]);

    /// <summary>What the program prints where a person watches.</summary>
    public string RunInTerminal(string[] arguments)
    {
        string command = string.Join(' ', arguments.Prepend(Program).Prepend("dotnet").Select(argument => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'"));
        return Shell.Run(_folder["work"], "env", "TERM=xterm-256color", "script", "-qec", "stty cols 120 rows 40; " + command, "/dev/null").Text;
    }

    public void Dispose() => _folder.Dispose();

    private int MeasurePeak(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { WorkingDirectory = _folder["work"], RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        Task<string> error = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
        int peak = 0;
        while (!process.WaitForExit(20)) peak = Math.Max(peak, ReadPeak(process.Id));
        process.ExitCode.ShouldBe(2, error.Result + output.Result);
        return peak;
    }

    private static int ReadPeak(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}
