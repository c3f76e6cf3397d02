namespace Tributary.Metrics;

/// <summary>A metric: its definition and its SQL, as they stand in its folder.</summary>
public sealed record Metric
{
    /// <summary>As the command line and addresses spell it: <c>code-changes-commits</c>.</summary>
    public required string Name { get; init; }

    /// <summary>As it is printed: <c>Code Changes Commits</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The part of the definitions that it stands in: Snapshot, People, Code, Flow.</summary>
    public required string Section { get; init; }

    /// <summary>What a value counts.</summary>
    public required string Unit { get; init; }

    /// <summary>What it answers.</summary>
    public required string Question { get; init; }

    /// <summary>What its statement lists.</summary>
    public required MetricForm Form { get; init; }

    /// <summary>The names of a row beside its scope: <c>organisation</c>. Empty: a row for each scope.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The value of a scope that was read and has no activity: 0, or null where none can be said.</summary>
    public required double? WithoutActivity { get; init; }

    /// <summary>Which days it reads.</summary>
    public required MetricSpan Span { get; init; }

    /// <summary>What of a store it reads.</summary>
    public required MetricSource Source { get; init; }

    /// <summary>The columns of a row that a sign test compares, such as those who moved there and back; null: none.</summary>
    public required (string One, string Other)? SignTest { get; init; }

    /// <summary>Whether a row's value, the contributors that two places share, is compared with what chance would give.</summary>
    public required bool HasNullModel { get; init; }

    /// <summary>Whether it lists commits, of which the subjects' terms and the paths' folders are compared with those of the year before and of the surroundings.</summary>
    public required bool HasTerms { get; init; }

    /// <summary>The column that counts the people behind a value: <c>value</c> itself, or a detail; of several, the least that is not zero is behind it. Null where a value is not about people.</summary>
    public required string? People { get; init; }

    /// <summary>Whether the value counts people who are picked out of more, such as those who make half of the commits.</summary>
    public bool PicksPeople => People?.StartsWith("value, ", StringComparison.Ordinal) == true;

    /// <summary>Details that tell of one person, however many are behind the value.</summary>
    public required IReadOnlyList<string> OnePersons { get; init; }

    /// <summary>Whether the rows of a scope, or where a scope is one row the scopes, add up to a figure of their whole.</summary>
    public required bool AddsUp { get; init; }

    /// <summary>Whether its value can be compared with that of the period before: not where it compares places, years or the two periods itself.</summary>
    public bool HasChange => SignTest is null && !HasNullModel && !HasTerms && Span.FollowMonths is not null && (Form != MetricForm.Table || Span.Reach != Reach.PeriodBefore);

    /// <summary>Whether a scope is one row, and all that is read of it lies within the period: then one statement can tell many quarters.</summary>
    internal bool IsOfItsPeriod => Form != MetricForm.Table && Source != MetricSource.Facts && Span is { Reach: Reach.Period, FollowMonths: 0 }
        && !Statement.Contains("$from", StringComparison.Ordinal) && !Statement.Contains("$to", StringComparison.Ordinal);

    /// <summary>Thresholds and their defaults.</summary>
    public required IReadOnlyDictionary<string, long> Parameters { get; init; }

    /// <summary>The whole definition, in Markdown.</summary>
    public required string Definition { get; init; }

    /// <summary>The metric's own statement, over the relations of population.sql.</summary>
    public required string Statement { get; init; }

    /// <summary>The complete statement for an unrestricted scope, with the population that it reads.</summary>
    public string Sql => MetricText.Whole(this, ScopeKind.Category, []);
}
