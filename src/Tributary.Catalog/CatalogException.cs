using Tributary.Model;
using Tributary.Yaml;

namespace Tributary.Catalog;

/// <summary>A catalog can't be used: every problem found, each with its file, line and what to do.</summary>
public sealed class CatalogException : TributaryException
{
    /// <summary>One or more problems.</summary>
    public CatalogException(IReadOnlyList<YamlProblem> problems) : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>In order of file and line.</summary>
    public IReadOnlyList<YamlProblem> Problems { get; }
}
