using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

/// <summary>Compares what the engine measured with a plain reading: scopes, names, values, coverage, order, and the details that the plain reading has.</summary>
internal static class Agreement
{
    public static void Check(IReadOnlyList<MetricRow> measured, IReadOnlyList<PlainRow> counted, string what)
    {
        measured.Count.ShouldBe(counted.Count, $"{what}: {string.Join("; ", measured.Select(row => row.Scope + " " + string.Join(',', row.Names)))} against {string.Join("; ", counted.Select(row => row.Scope + " " + string.Join(',', row.Names)))}");
        foreach ((MetricRow row, PlainRow plain) in measured.Zip(counted)) Line(row, plain).ShouldBe(Line(plain), what);
    }

    private static string Line(PlainRow row) =>
        $"{row.Scope} {string.Join(", ", row.Names)}: {PlainMetrics.Print(row.Value)}, {row.Covered} of {row.Of}{string.Concat(row.Details.Select(it => $" {it.Key}={PlainMetrics.Print(it.Value)}"))}";

    private static string Line(MetricRow row, PlainRow plain) =>
        $"{row.Scope} {string.Join(", ", row.Names)}: {PlainMetrics.Print(row.Value)}, {row.Covered} of {row.Of}{string.Concat(plain.Details.Select(it => $" {it.Key}={PlainMetrics.Print(row.Details[it.Key])}"))}";
}
