using System.Globalization;

namespace Tributary.ScaleBench;

/// <summary>What is asked for on the command line.</summary>
internal sealed record BenchOptions
{
    private const string Usage = "Usage: dotnet run -c Release --project bench/Tributary.ScaleBench -- MIRRORS|read MIRRORS [--peers EVERY] [--commits LEAST]|fetch|people [COUNT] [--histories MIRRORS]|metrics [COMMITS-A-QUARTER] [--store FILE]|edition [COMMITS-A-QUARTER] [--store FILE]|work [COMMITS] [--runs 5] [--output FILE.md]";

    /// <summary>The mode in which repositories are made and fetched.</summary>
    public const string Fetch = "fetch";

    /// <summary>The mode in which signatures are resolved.</summary>
    public const string People = "people";

    /// <summary>The mode in which metrics are computed over a planted field.</summary>
    public const string Metrics = "metrics";

    /// <summary>The mode in which a planted field's edition is written.</summary>
    public const string Edition = "edition";

    /// <summary>The mode in which it is told what made commits are about.</summary>
    public const string Work = "work";

    /// <summary>The mode in which histories are read and nothing is kept.</summary>
    public const string Read = "read";

    /// <summary>What <see cref="Metrics"/> has a process of its own do: the metrics over a store, once.</summary>
    public const string MetricsOnce = "metrics-once";

    /// <summary>One of the modes above; null: the whole path, from mirrors to an edition.</summary>
    public required string? Mode { get; init; }

    /// <summary>Folder of bare repositories, each in <c>owner+name.git</c>; null where none are read.</summary>
    public required string? Mirrors { get; init; }

    /// <summary>Other programs read each so many of the mirrors by name, and so does everybody; null: none does, over all mirrors.</summary>
    public int? PeersEvery { get; init; }

    /// <summary>Only mirrors with at least so many commits are read. Default: any.</summary>
    public int LeastCommits { get; init; }

    /// <summary>How many signatures are made. Default: two million.</summary>
    public int Signatures { get; init; } = 2_000_000;

    /// <summary>How many commits a quarter of the planted field has. Default: a hundred thousand.</summary>
    public int CommitsPerQuarter { get; init; } = 100_000;

    /// <summary>How many commits are made to be told about. Default: a million.</summary>
    public int Commits { get; init; } = 1_000_000;

    /// <summary>The store with the planted field; made where it is not there yet. Null: one that is removed again.</summary>
    public string? Store { get; init; }

    /// <summary>How often each figure is measured, a warm-up apart. Default: 5.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>The file to write; null: one under bench/results, named after the machine and the day.</summary>
    public string? Output { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="BenchException">It is not understood.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0].StartsWith('-')) throw new BenchException(Usage);
        string? mode = arguments[0] is Read or Fetch or People or Metrics or MetricsOnce or Edition or Work ? arguments[0] : null;
        var options = new BenchOptions { Mode = mode, Mirrors = mode is null ? Path.GetFullPath(arguments[0]) : null };
        int next = 1;
        if (mode == Read) options = options with { Mirrors = arguments.Count > 1 ? Path.GetFullPath(arguments[next++]) : throw new BenchException(Usage) };
        if (mode == People && arguments.Count > 1 && !arguments[1].StartsWith('-')) options = options with { Signatures = ParseCount(arguments[next++], "signatures", "people 2000000") };
        if (mode is Metrics or Edition && arguments.Count > 1 && !arguments[1].StartsWith('-')) options = options with { CommitsPerQuarter = ParseCount(arguments[next++], "commits", $"{mode} 100000") };
        if (mode == Work && arguments.Count > 1 && !arguments[1].StartsWith('-')) options = options with { Commits = ParseCount(arguments[next++], "commits", "work 1000000") };
        if ((arguments.Count - next) % 2 != 0) throw new BenchException(Usage);
        for (; next < arguments.Count; next += 2)
        {
            options = arguments[next] switch
            {
                "--runs" => options with { Runs = ParseCount(arguments[next + 1], "runs", "--runs 5") },
                "--output" => options with { Output = Path.GetFullPath(arguments[next + 1]) },
                "--histories" when mode == People => options with { Mirrors = Path.GetFullPath(arguments[next + 1]) },
                "--peers" when mode == Read => options with { PeersEvery = ParseCount(arguments[next + 1], "mirrors", "--peers 4") },
                "--commits" when mode == Read => options with { LeastCommits = ParseCount(arguments[next + 1], "commits", "--commits 10000") },
                "--store" when mode is Metrics or MetricsOnce or Edition => options with { Store = Path.GetFullPath(arguments[next + 1]) },
                _ => throw new BenchException(Usage),
            };
        }

        return options;
    }

    private static int ParseCount(string text, string of, string example) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
            ? count
            : throw new BenchException($"'{text}' is no number of {of}. Write {example}.");
}
