namespace Tributary.Insights.Events;

/// <summary>A repository's figures of one quarter that it covers.</summary>
/// <param name="Values">In the order of <see cref="SeriesReader.Metrics"/>.</param>
/// <param name="People">People behind each value.</param>
internal sealed record EventFigures(IReadOnlyList<double> Values, IReadOnlyList<double> People);
