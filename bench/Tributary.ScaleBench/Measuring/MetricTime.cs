using System.Globalization;

namespace Tributary.ScaleBench.Measuring;

/// <summary>What a metric took for all scopes of a kind.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="By">The kind of scope.</param>
/// <param name="IsChange">Whether it is the change on the quarter before; else the value.</param>
/// <param name="Rows">How many rows it came to.</param>
/// <param name="Took">Wall time, beside others that are computed on the other processors.</param>
internal sealed record MetricTime(string Metric, string By, bool IsChange, int Rows, TimeSpan Took)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static MetricTime Parse(string line)
    {
        string[] cells = line.Split('\t');
        return new MetricTime(cells[0], cells[1], cells[2] == "change", int.Parse(cells[3], CultureInfo.InvariantCulture), Span(cells[4]));
    }

    /// <summary>A line, its cells separated by tabs, the time in microseconds.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric}\t{By}\t{(IsChange ? "change" : "value")}\t{Rows}\t{Took.TotalMicroseconds:0}");

    private static TimeSpan Span(string microseconds) => TimeSpan.FromMicroseconds(long.Parse(microseconds, CultureInfo.InvariantCulture));
}
