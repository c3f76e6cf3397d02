using Tributary.Metrics;
using Tributary.Metrics.Publishing;

namespace Tributary.Insights.Predictions;

/// <summary>Withholds what a judgement tells of fewer than five people, before it is published.</summary>
public static class PredictionPublishing
{
    /// <summary>The judgement as it may be published: a number of people that is small is gone; how the prediction stands remains.</summary>
    public static Judgement Published(Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return judgement with { Conditions = judgement.Conditions.Select(Published).ToList() };
    }

    private static ConditionJudgement Published(ConditionJudgement it) => it with { Reading = Published(it.Condition, it.Reading), Latest = Published(it.Condition, it.Latest) };

    // A ratio or a difference of two figures tells neither.
    private static ClaimReading? Published(Condition condition, ClaimReading? reading) =>
        reading is not null && SmallCells.IsFew(reading.Value) && condition.Compared == Compared.Value && MetricRegistry.Find(condition.Metric).Unit == "people" ? reading with { Value = null } : reading;
}
