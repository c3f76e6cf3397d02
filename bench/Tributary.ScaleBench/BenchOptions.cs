using System.Globalization;

namespace Tributary.ScaleBench;

/// <summary>What is asked for on the command line.</summary>
internal sealed record BenchOptions
{
    private const string Usage = "Usage: dotnet run -c Release --project bench/Tributary.ScaleBench -- MIRRORS|fetch [--runs 5] [--output FILE.md]";

    private const string Fetch = "fetch";

    /// <summary>Folder of bare repositories, each in <c>owner+name.git</c>; null: repositories are made and fetched.</summary>
    public required string? Mirrors { get; init; }

    /// <summary>How often each figure is measured, a warm-up apart. Default: 5.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>The file to write; null: one under bench/results, named after the machine and the day.</summary>
    public string? Output { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="BenchException">It is not understood.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 == 0 || arguments[0].StartsWith('-')) throw new BenchException(Usage);
        var options = new BenchOptions { Mirrors = arguments[0] == Fetch ? null : Path.GetFullPath(arguments[0]) };
        for (int i = 1; i < arguments.Count; i += 2)
        {
            options = arguments[i] switch
            {
                "--runs" => options with { Runs = ParseRuns(arguments[i + 1]) },
                "--output" => options with { Output = Path.GetFullPath(arguments[i + 1]) },
                _ => throw new BenchException(Usage),
            };
        }

        return options;
    }

    private static int ParseRuns(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int runs) && runs > 0
            ? runs
            : throw new BenchException($"'{text}' is no number of runs. Write --runs 5.");
}
