using Tributary.Insights.Stacks;
using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Insights.Findings;

/// <summary>All that was found of a quarter, to be chosen from.</summary>
public sealed class FindingSet
{
    private readonly ILookup<(string Metric, ScopeKind By, string Scope), Finding> _byScope;
    private readonly ILookup<(string Metric, ScopeKind By), Finding> _byKind;

    internal FindingSet(Quarter quarter, IReadOnlyList<Finding> all)
    {
        Quarter = quarter;
        All = all;
        _byScope = all.Where(it => it.Restrictions.Count == 0).ToLookup(it => (it.Metric.Name, it.By, it.Scope));
        _byKind = all.Where(it => it.Restrictions.Count == 0).ToLookup(it => (it.Metric.Name, it.By));
    }

    /// <summary>The quarter.</summary>
    public Quarter Quarter { get; }

    /// <summary>Every one, in the order in which they were asked for, scopes in the catalog's.</summary>
    public IReadOnlyList<Finding> All { get; }

    /// <summary>How the two largest stacks stand to each other; null where the store can't tell.</summary>
    public StackComparison? Stacks { get; internal init; }

    /// <summary>A metric's finding of a scope; null: nothing may be told.</summary>
    public Finding? Of(string metric, ScopeKind by, string scope) => _byScope[(metric, by, scope)].FirstOrDefault();

    /// <summary>A metric's findings of all scopes of a kind, within a restriction.</summary>
    public IEnumerable<Finding> Within(string metric, ScopeKind by, string restriction) => All.Where(it => it.Metric.Name == metric && it.By == by && it.Restrictions is [var only] && only == restriction && it.Against is null);

    /// <summary>How the two largest stacks stand to each other, by layer or in the whole.</summary>
    public IEnumerable<Finding> Parities(ScopeKind by) => All.Where(it => it.Against is not null && it.By == by);

    /// <summary>Pools of people who are active in several places, or at several kinds of work.</summary>
    public IEnumerable<Finding> Pools() => All.Where(it => it.Against is null && it.Restrictions.Count > 1);

    /// <summary>A metric's findings of a scope, a finding a row.</summary>
    public IEnumerable<Finding> RowsOf(string metric, ScopeKind by, string scope) => _byScope[(metric, by, scope)];

    /// <summary>A metric's findings of all scopes of a kind.</summary>
    public IEnumerable<Finding> Every(string metric, ScopeKind by) => _byKind[(metric, by)];
}
