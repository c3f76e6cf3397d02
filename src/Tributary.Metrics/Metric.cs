namespace Tributary.Metrics;

/// <summary>A metric: its definition and its SQL, as they stand in its folder.</summary>
/// <param name="Name">As the command line and addresses spell it: <c>code-changes-commits</c>.</param>
/// <param name="Title">As it is printed: <c>Code Changes Commits</c>.</param>
/// <param name="Unit">What a value counts.</param>
/// <param name="Question">What it answers.</param>
/// <param name="WithoutActivity">The value of a scope that was read and has no activity: 0, or null where none can be said.</param>
/// <param name="NeedsWholeHistory">Whether a repository whose beginning is cut off says nothing: who seems new there may have been there before.</param>
/// <param name="Parameters">Thresholds and their defaults.</param>
/// <param name="Definition">The whole definition, in Markdown.</param>
/// <param name="Statement">The metric's own statement, over the relations of population.sql.</param>
public sealed record Metric(
    string Name,
    string Title,
    string Unit,
    string Question,
    double? WithoutActivity,
    bool NeedsWholeHistory,
    IReadOnlyDictionary<string, long> Parameters,
    string Definition,
    string Statement)
{
    /// <summary>The complete statement, with the population that it reads.</summary>
    public string Sql => MetricRegistry.Population.Replace("{metric}", Statement.TrimEnd(), StringComparison.Ordinal);
}
