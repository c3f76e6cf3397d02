using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Forecasting.People;

/// <summary>
/// How likely somebody who is active in a quarter is active in the next, in the whole catalog or in a category. Learnt from earlier quarters alone: what is said
/// of a quarter rests on those whose following quarter had come by then. People only; bots, groups and agents are left out.
/// </summary>
public sealed class ReturnModel
{
    /// <summary>From fewer earlier cases chance is learnt as much as what it is about.</summary>
    public const int FewestCases = 500;

    // Nor do cases of which hardly any came out one way.
    private const int FewestOfEither = 50;

    private readonly ILookup<Quarter, PersonQuarter> _quarters;

    private ReturnModel(ScopeKind kind, Quarter last, IReadOnlyList<PersonQuarter> quarters) =>
        (Kind, Last, _quarters) = (kind, last, quarters.ToLookup(it => it.Quarter));

    /// <summary>The kind of scopes.</summary>
    public ScopeKind Kind { get; }

    /// <summary>The last quarter that is known.</summary>
    public Quarter Last { get; }

    /// <summary>Reads what it learns from.</summary>
    /// <param name="store">Open for reading.</param>
    /// <param name="kind">Catalog, category or group: a person's scopes of the kind are separate cases.</param>
    /// <exception cref="MetricException">The store covers no quarter.</exception>
    public static ReturnModel Read(FactStore store, ScopeKind kind)
    {
        ArgumentNullException.ThrowIfNull(store);
        FieldCoverage coverage = FieldCoverage.Read(store.Connection) ?? throw new MetricException("The store holds no history yet. Run 'tributary sync' first.");
        return new ReturnModel(kind, coverage.Last, PersonQuarters.Read(store, kind, coverage));
    }

    /// <summary>Everybody who was active in a quarter, with how likely they are to be in the next; none where fewer than <see cref="FewestCases"/> earlier cases are known.</summary>
    public IReadOnlyList<ReturnChance> After(Quarter quarter)
    {
        // Of those of the quarter just before, this very quarter tells how it came out.
        List<PersonQuarter> earlier = _quarters.Where(it => it.Key < quarter).OrderBy(it => it.Key).SelectMany(it => it).ToList();
        int back = earlier.Count(it => it.IsBack);
        if (earlier.Count < FewestCases || back < FewestOfEither || earlier.Count - back < FewestOfEither) return [];
        LogisticRegression model = LogisticRegression.Fit(earlier.Select(it => (it.Features(), it.IsBack)).ToList());
        return _quarters[quarter].Select(it => new ReturnChance(it.Scope, it.Contributor, quarter, model.Probability(it.Features())) { IsBack = quarter < Last ? it.IsBack : null }).ToList();
    }

    /// <summary>What it said of each quarter that could be checked, held against what came.</summary>
    public ReturnBacktest Backtest() =>
        new(Kind, _quarters.Select(it => it.Key).Where(quarter => quarter < Last).Order().SelectMany(After).ToList());
}

/// <summary>How likely somebody is to be active in the quarter after one in which they are.</summary>
/// <param name="Scope">The scope's name.</param>
/// <param name="Contributor">The store's number of the person.</param>
/// <param name="Quarter">The quarter in which they are active.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record ReturnChance(string Scope, long Contributor, Quarter Quarter, double Probability)
{
    /// <summary>Whether they were; null: the next quarter is not known yet.</summary>
    public bool? IsBack { get; init; }
}
