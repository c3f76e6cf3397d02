using System.Text;

namespace Tributary.ScaleBench;

/// <summary>What it was measured on.</summary>
internal sealed record Machine
{
    /// <summary>The processor's name, as it gives it.</summary>
    public required string Processor { get; init; }

    /// <summary>Cores at hand.</summary>
    public required int Cores { get; init; }

    /// <summary>The version of .NET that runs the program.</summary>
    public required string DotNet { get; init; }

    /// <summary>The version of git.</summary>
    public required string Git { get; init; }

    /// <summary>The processor's name in lower case, with a hyphen for whatever is no letter or digit.</summary>
    public string Slug
    {
        get
        {
            var slug = new StringBuilder();
            foreach (char c in Processor.ToLowerInvariant())
            {
                if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
                else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            }

            return slug.ToString().TrimEnd('-');
        }
    }

    /// <summary>Looks at this machine.</summary>
    public static Machine Look() => new()
    {
        Processor = ProcessorName() ?? "unnamed processor",
        Cores = Environment.ProcessorCount,
        DotNet = Environment.Version.ToString(),
        Git = MeasuredProcess.ReadText(ScaleBench.Git.In(SourceTree.Root, "version")).Replace("git version ", "", StringComparison.Ordinal),
    };

    private static string? ProcessorName() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
