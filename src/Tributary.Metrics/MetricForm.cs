namespace Tributary.Metrics;

/// <summary>What a metric's statement lists, and so what its value is and how a change of it can be judged.</summary>
public enum MetricForm
{
    /// <summary>Members of a scope (scope, contributor or repository); the value is how many.</summary>
    Count,

    /// <summary>Each contributor's part (scope, contributor, amount); the value is their sum.</summary>
    Sum,

    /// <summary>Each contributor's amount (scope, contributor, amount); the value is their mean.</summary>
    Mean,

    /// <summary>Each contributor's part and whole (scope, contributor, amount, whole); the value is the share of all parts in all wholes.</summary>
    Share,

    /// <summary>Values as they are (scope, names of the row, value, details).</summary>
    Table,
}
