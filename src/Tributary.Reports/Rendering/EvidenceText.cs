using System.Globalization;
using Tributary.Insights.Findings;
using Tributary.Metrics.Publishing;
using Tributary.Reports.Prose;

namespace Tributary.Reports.Rendering;

/// <summary>How a finding's figures are written, in every format alike.</summary>
internal static class EvidenceText
{
    /// <summary>Its value, in the metric's unit: whole, or with three significant digits.</summary>
    public static string Value(Finding finding) => finding.Value is not { } value ? finding["fewer_than"] is null ? Wording.Missing : SmallCells.FewPeople
        : value == Math.Floor(value) ? Wording.Count(value) : value.ToString(Math.Abs(value) < 1 ? "0.###" : "#,0.0", CultureInfo.InvariantCulture);

    /// <summary>All figures of what is no finding, by name.</summary>
    public static string Values(Reference reference) => string.Join(", ", reference.Values.Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Key.Replace('_', ' ')} {it.Value:0.###}")));

    /// <summary>Its change with the interval.</summary>
    public static string Change(Finding finding) => finding.Change is { } change ? $"{Wording.Change(change)} ({Wording.Change(finding["low"])} to {Wording.Change(finding["high"])})" : Wording.Missing;

    /// <summary>How sure the change is, among all that were asked about with it.</summary>
    public static string Rate(Finding finding) => finding["q"] is not { } q ? Wording.Missing : q < 0.001 ? "< .001" : q.ToString(".000", CultureInfo.InvariantCulture);
}
