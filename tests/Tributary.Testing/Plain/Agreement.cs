using Tributary.Metrics;

namespace Tributary.Testing.Plain;

/// <summary>Compares what the engine measured with a plain reading: scopes, names, values, coverage, order, and the details that the plain reading has.</summary>
public static class Agreement
{
    /// <summary>null where they agree; else the first row in which they don't.</summary>
    public static string? Compare(IReadOnlyList<MetricRow> measured, IReadOnlyList<PlainRow> counted)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(counted);
        foreach ((MetricRow row, PlainRow plain) in measured.Zip(counted))
        {
            if (Line(row, plain) != Line(plain)) return $"measured {Line(row, plain)}, counted {Line(plain)}";
        }

        return measured.Count == counted.Count ? null
            : $"measured {measured.Count} rows, counted {counted.Count}: {string.Join("; ", measured.Select(row => row.Scope + " " + string.Join(',', row.Names)))} against {string.Join("; ", counted.Select(row => row.Scope + " " + string.Join(',', row.Names)))}";
    }

    private static string Line(PlainRow row) =>
        $"{row.Scope} {string.Join(", ", row.Names)}: {PlainMetrics.Print(row.Value)}, {row.Covered} of {row.Of}{string.Concat(row.Details.Select(it => $" {it.Key}={PlainMetrics.Print(it.Value)}"))}";

    private static string Line(MetricRow row, PlainRow plain) =>
        $"{row.Scope} {string.Join(", ", row.Names)}: {PlainMetrics.Print(row.Value)}, {row.Covered} of {row.Of}{string.Concat(plain.Details.Select(it => $" {it.Key}={PlainMetrics.Print(row.Details[it.Key])}"))}";
}
