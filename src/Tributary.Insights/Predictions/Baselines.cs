using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>
/// What somebody who only knows a figure's history would have said, over the quarters that had ended when the prediction was made: that it stays (no change), or that it
/// goes on as it went on average (drift). Both take steps from quarter to quarter as normal and independent: of logarithms where all values are above zero, else of values.
/// </summary>
public sealed class Baselines
{
    /// <summary>The fewest steps from quarter to quarter that a baseline is made of.</summary>
    public const int LeastSteps = 4;

    private const int MostSteps = 12;

    private readonly ClaimReader _reader;

    internal Baselines(ClaimReader reader) => _reader = reader;

    /// <summary>The chances that the baselines give a prediction, those of its conditions multiplied as if independent; null where one has too short a history, too little of which is read, or can't be measured in full.</summary>
    public BaselineChances? Of(Prediction prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        if (!prediction.IsWhole) return null;
        double noChange = 1, drift = 1;
        foreach (Condition condition in prediction.Claim)
        {
            if (Of(condition, prediction) is not { } chances) return null;
            noChange *= chances.NoChange;
            drift *= chances.Drift;
        }

        return new BaselineChances(noChange, drift);
    }

    private BaselineChances? Of(Condition condition, Prediction prediction)
    {
        Quarter last = Quarter.Containing(prediction.Made.AddDays(1)).Previous;
        try
        {
            return History(condition, prediction, last) is { } history ? RandomWalk.Chances(condition, history, last, prediction.Quarter) : null;
        }
        catch (MetricException)
        {
            // The judgement says why it can't be measured.
            return null;
        }
    }

    // Over the repositories that cover all of it, and from the first quarter in which anything was there.
    private List<double>? History(Condition condition, Prediction prediction, Quarter last)
    {
        Quarter first = last.Plus(-MostSteps);
        Dictionary<string, bool> then = _reader.Repositories(condition, first), now = _reader.Repositories(condition, last);
        List<string> covered = now.Where(it => it.Value && then[it.Key]).Select(it => it.Key).ToList();
        if (covered.Count == 0 || covered.Count < prediction.Coverage * now.Count) return null;
        List<double?> values = Enumerable.Range(0, MostSteps + 1).Select(i => _reader.Figure(condition, first.Plus(i), covered)).SkipWhile(it => it is null or 0).ToList();
        return values.Count > LeastSteps && values.TrueForAll(it => it is not null) ? values.Select(it => it!.Value).ToList() : null;
    }
}

/// <summary>The chances that the baselines give a prediction, each in 0 to 1.</summary>
/// <param name="NoChange">If the figure stays.</param>
/// <param name="Drift">If it goes on as it went.</param>
public sealed record BaselineChances(double NoChange, double Drift);
