using System.Globalization;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Predictions;

/// <summary>Judges predictions by measuring, where enough was read to measure. One thread at a time, as the store's connection.</summary>
public sealed class PredictionJudge
{
    private readonly DateOnly? _end;
    private readonly ClaimReader _reader;

    /// <summary>Judges over a store.</summary>
    /// <exception cref="StoreException">Its last sync was stopped before its end.</exception>
    public PredictionJudge(FactStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.CheckDerived();
        _reader = new ClaimReader(new MetricEngine(store.Connection));
        Baselines = new Baselines(_reader);
        _end = RepositoryStatus.EndOfMost(RepositoryStatus.ReadAll(store.Connection)) is { } end ? DateOnly.FromDateTime(end) : null;
    }

    /// <summary>What predictions are held against.</summary>
    public Baselines Baselines { get; }

    /// <summary>The latest quarter that half of the repositories read are read to the end of; null where nothing is read.</summary>
    public Quarter? Latest => _end is { } end ? Quarter.Containing(end).Previous : null;

    /// <summary>How a prediction stands. One condition that fails is enough; what can't be checked keeps it from coming true.</summary>
    public Judgement Judge(Prediction prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        List<ConditionJudgement> conditions = prediction.Claim.Select(condition => Judge(condition, prediction)).ToList();
        List<PredictionOutcome> outcomes = conditions.Select(it => it.Outcome).ToList();
        return new Judgement(prediction, Together(outcomes, prediction.IsWhole), conditions);
    }

    private static PredictionOutcome Together(List<PredictionOutcome> outcomes, bool isWhole)
    {
        if (outcomes.Contains(PredictionOutcome.DidNot)) return PredictionOutcome.DidNot;
        if (outcomes.Contains(PredictionOutcome.Open)) return PredictionOutcome.Open;
        return isWhole && outcomes.TrueForAll(it => it == PredictionOutcome.CameTrue) ? PredictionOutcome.CameTrue : PredictionOutcome.NotJudged;
    }

    private ConditionJudgement Judge(Condition condition, Prediction prediction)
    {
        try
        {
            ClaimReading reading = _reader.Read(condition, prediction.Quarter, prediction.Quarter);
            if (reading.Covers(prediction.Coverage) && reading.Value is { } value)
                return new ConditionJudgement(condition, condition.Holds(value) ? PredictionOutcome.CameTrue : PredictionOutcome.DidNot, reading, Latest: null, Reason: null);
            if (!IsOver(condition, prediction.Quarter)) return new ConditionJudgement(condition, PredictionOutcome.Open, reading, LatestOf(condition, prediction.Quarter), Reason: null);
            return new ConditionJudgement(condition, PredictionOutcome.NotJudged, reading, Latest: null, WhyNot(prediction, reading));
        }
        catch (MetricException error)
        {
            return new ConditionJudgement(condition, PredictionOutcome.NotJudged, Reading: null, Latest: null, error.Message);
        }
    }

    private ClaimReading? LatestOf(Condition condition, Quarter deciding) => Latest is { } latest && latest < deciding ? _reader.Read(condition, deciding, latest) : null;

    // One repository that was fetched later than the others does not end the quarter for them.
    private bool IsOver(Condition condition, Quarter quarter) =>
        _end is { } end && end >= MetricRegistry.Find(condition.Metric).Span.CoveredUntil(quarter.Period);

    private static string WhyNot(Prediction prediction, ClaimReading reading) => reading.Covers(prediction.Coverage)
        ? "there is nothing to measure, or nothing to divide by"
        : string.Create(CultureInfo.InvariantCulture, $"{reading.Covered} of {reading.Of} repositories are read, and {Math.Ceiling(prediction.Coverage * reading.Of)} have to be");
}
