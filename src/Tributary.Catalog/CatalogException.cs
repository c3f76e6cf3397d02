using Tributary.Model;

namespace Tributary.Catalog;

/// <summary>A catalog can't be used: every problem found, each with its file, line and what to do.</summary>
public sealed class CatalogException : TributaryException
{
    /// <summary>One or more problems.</summary>
    public CatalogException(IReadOnlyList<CatalogProblem> problems) : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>In order of file and line.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; }
}

/// <summary>Something wrong in a catalog's file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record CatalogProblem(string File, long Line, string Message)
{
    /// <summary><c>file:line: message</c>, as editors and terminals make links of.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
