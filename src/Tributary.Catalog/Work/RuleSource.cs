namespace Tributary.Catalog.Work;

/// <summary>Where a rule stands, so that what it decides can be said with it.</summary>
/// <param name="File">The file, below the catalog's folder.</param>
/// <param name="Line">From 1.</param>
public readonly record struct RuleSource(string File, long Line)
{
    /// <summary><c>file:line</c>.</summary>
    public override string ToString() => $"{File}:{Line}";
}
