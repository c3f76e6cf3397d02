using System.Globalization;
using Tributary.Metrics.Concentration;
using Tributary.Metrics.Uncertainty;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics;

/// <summary>Computes metrics over a store. One thread at a time, as its connection.</summary>
/// <param name="connection">To the store.</param>
/// <param name="answers">What was measured before, which is not measured again; null: all is.</param>
public sealed class MetricEngine(DuckDbConnection connection, AnswerFolder? answers = null)
{
    private const string PlaceColumn = "place";
    private const string ValueColumn = "value";

    private static readonly Dictionary<string, long> NoParameters = new(StringComparer.Ordinal);

    // scope, repositories, covered, included, and the metric's own scope again.
    internal const int FirstColumnOfMetric = 5;

    private readonly Dictionary<PeopleReading, HashSet<long>> _persons = [];
    private readonly MetricMemory _memory = new(answers);
    private readonly bool _isAggregated = IsAggregated(connection);

    /// <summary>Whether the store holds what a metric reads: published aggregates don't hold all.</summary>
    public bool CanMeasure(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return !_isAggregated || metric.Source == MetricSource.Activity;
    }

    /// <summary>A metric's values for each scope of a kind, in the catalog's order.</summary>
    /// <exception cref="MetricException">The metric has no such parameter, the scope can't be, or the store does not hold what the metric reads.</exception>
    public IReadOnlyList<MetricRow> Measure(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        MetricStatement statement = Statement(metric, query);
        return _memory.Rows(metric, statement, () => MeasureAnew(metric, query, statement));
    }

    private IReadOnlyList<MetricRow> MeasureAnew(Metric metric, MetricQuery query, MetricStatement statement)
    {
        if (metric.HasTerms) return ConcentrationOfWork.Measure(connection, metric, query, this);
        List<MetricRow> rows = Read(metric, statement);
        if (metric.SignTest is { } test) return SignTest.Judge(rows, test.One, test.Other);
        return metric.HasNullModel && rows.Exists(row => row.Names.Count > 0) ? RandomAssignment.Judge(rows, Parts(MetricRegistry.Find("contributors"), query with { Parameters = NoParameters })) : rows;
    }

    /// <summary>A metric's values in each of some quarters in a row: as <see cref="Measure"/> gives them for each, but in one statement where the metric allows it.</summary>
    /// <param name="metric">Any.</param>
    /// <param name="query">What is asked; its period is not looked at.</param>
    /// <param name="first">The first quarter.</param>
    /// <param name="count">How many, one or more.</param>
    /// <returns>The rows of each quarter, in order of time.</returns>
    /// <exception cref="MetricException">As for <see cref="Measure"/>.</exception>
    public IReadOnlyList<IReadOnlyList<MetricRow>> Series(Metric metric, MetricQuery query, Quarter first, int count)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!metric.IsOfItsPeriod || query.Comparable is not null || query.Scope.Any(term => term.IsOfPeriod))
            return Enumerable.Range(0, count).Select(place => Measure(metric, query with { Period = first.Plus(place).Period })).ToList();
        CheckHeld(metric);
        List<ScopeTerm> scope = Checked(query);
        MetricQuery whole = query with { Period = new Period($"{first}..{first.Plus(count - 1)}", first.FirstDay, first.Plus(count).FirstDay, PeriodKind.Range) };
        var statement = new MetricStatement(MetricText.Series(metric, query.By, scope), [.. Parameters(metric, whole, scope), ("quarters", (long)count)]);
        IReadOnlyList<MetricRow> rows = _memory.Rows(metric, statement, () => Read(metric, statement));
        return Enumerable.Range(0, count).Select(place => rows.Where((_, row) => row % count == place).ToList()).ToList();
    }

    /// <summary>A metric's change on the period before, in the catalog's order; of a table, a change for each of its rows.</summary>
    /// <exception cref="MetricException">As for <see cref="Measure"/>, or the metric is about more than its period and has no change.</exception>
    public IReadOnlyList<MetricChange> Change(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        if (!metric.HasChange) throw new MetricException($"The metric {metric.Name} compares places or years itself: it has no change on the period before.");
        return _memory.Changes(metric, Statement(metric, query), () => ChangeAnew(metric, query));
    }

    private List<MetricRow> Read(Metric metric, MetricStatement statement)
    {
        var rows = new List<MetricRow>();
        using DuckDbResult result = connection.Query(statement.Sql, [.. statement.Parameters]);
        while (result.Read())
        {
            MetricRow row = ReadRow(metric, result);
            // A scope that was read, and has nothing to name, has no rows.
            if (metric.Rows.Count == 0 || row.Names.Count > 0 || result.GetInt64(3) == 0) rows.Add(row);
        }

        return rows;
    }

    private List<MetricChange> ChangeAnew(Metric metric, MetricQuery query)
    {
        MetricQuery now = query with { Comparable = query.Period }, then = query with { Period = query.Period.Previous, Comparable = query.Period };
        if (metric.Form != MetricForm.Table) return Compare(metric, query.People, Parts(metric, then), Parts(metric, now));
        return Compare(metric, Measure(metric, then), Measure(metric, now));
    }

    /// <summary>What a metric's value is made of, for each scope of a kind: members, or each contributor's part.</summary>
    /// <exception cref="MetricException">As for <see cref="Measure"/>, or the metric is a table.</exception>
    public IReadOnlyList<MetricParts> Parts(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        if (metric.Form == MetricForm.Table) throw new MetricException($"The metric {metric.Name} is a table: its values have no parts.");
        CheckHeld(metric);
        var scopes = new List<MetricParts>();
        List<MetricPart> members = [];
        List<ScopeTerm> scope = Checked(query);
        using DuckDbResult result = connection.Query(MetricText.Parts(metric, query.By, scope), Parameters(metric, query, scope));
        while (result.Read())
        {
            if (scopes.Count == 0 || scopes[^1].Scope != result.GetString(0))
                scopes.Add(new MetricParts(result.GetString(0), (int)result.GetInt64(2), (int)result.GetInt64(1), result.GetInt64(3) > 0, members = []));
            if (!result.IsNull(FirstColumnOfMetric)) members.Add(ReadPart(result));
        }

        return scopes;
    }

    /// <summary>The repositories of each scope of a kind, those that a figure counts in <see cref="MetricRow.Of"/>; the covered ones are those in <see cref="MetricRow.Covered"/>.</summary>
    /// <exception cref="MetricException">As for <see cref="Measure"/>.</exception>
    public IReadOnlyList<MetricRepository> Repositories(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        CheckHeld(metric);
        List<ScopeTerm> scope = Checked(query);
        var repositories = new List<MetricRepository>();
        using DuckDbResult result = connection.Query(MetricText.Repositories(metric, query.By, scope), Parameters(metric, query, scope));
        while (result.Read()) repositories.Add(new MetricRepository(result.GetString(0), result.GetString(FirstColumnOfMetric), result.GetBoolean(FirstColumnOfMetric + 1)));
        return repositories;
    }

    /// <summary>The statement that <see cref="Measure"/> runs.</summary>
    /// <exception cref="MetricException">As for <see cref="Measure"/>.</exception>
    public MetricStatement Statement(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        CheckHeld(metric);
        List<ScopeTerm> scope = Checked(query);
        return new MetricStatement(MetricText.Whole(metric, query.By, scope), Parameters(metric, query, scope));
    }

    internal static bool IsAggregated(DuckDbConnection connection) => connection.QueryScalar("select count(*) from provenance where name = 'contents' and value = 'aggregates'") is not 0L;

    private void CheckHeld(Metric metric)
    {
        if (!CanMeasure(metric))
            throw new MetricException($"The metric {metric.Name} reads more than published aggregates hold. Run 'tributary init' and 'tributary sync' to read the histories.");
    }

    private static List<MetricChange> Compare(Metric metric, IReadOnlyList<MetricRow> before, IReadOnlyList<MetricRow> after)
    {
        ILookup<string, MetricRow> then = before.ToLookup(Key, StringComparer.Ordinal);
        // What a sum is made of was zero where it had no row, and its scope was read.
        double? without = metric.AddsUp ? 0 : null;
        return after.Select(now => (Now: now, Then: then[Key(now)].FirstOrDefault()))
            .Select(it => new MetricChange(it.Now.Scope, it.Now.Names, it.Then is null && it.Now.Covered > 0 ? without : it.Then?.Value, it.Now.Value, it.Now.Covered, Difference: null) { PeopleBefore = it.Then?.People, PeopleAfter = it.Now.People })
            .ToList();
    }

    private List<MetricChange> Compare(Metric metric, PeopleReading people, IReadOnlyList<MetricParts> before, IReadOnlyList<MetricParts> after)
    {
        HashSet<long> persons = metric.People is null ? [] : Persons(people);
        Difference?[] differences = Differences.Between(metric, before, after);
        return after.Zip(before, (now, then) => (Now: now, Then: then))
            .Select((pair, index) => new MetricChange(pair.Now.Scope, [], pair.Then.Value(metric), pair.Now.Value(metric), pair.Now.Covered, differences[index])
            {
                PeopleBefore = People(pair.Then),
                PeopleAfter = People(pair.Now),
            })
            .ToList();

        // Where a share's part is people too, and so are the rest, they are as few as the fewest, unless these are nobody.
        double? People(MetricParts parts)
        {
            if (metric.People is null || !parts.IsRead) return null;
            double whole = parts.Members.Count(member => persons.Contains(member.Member));
            double part = parts.Members.Sum(member => member.Amount);
            return metric.People.StartsWith("part, ", StringComparison.Ordinal) ? LeastPeople([part, parts.Members.Sum(member => member.Whole) - part, whole]) : whole;
        }
    }

    private HashSet<long> Persons(PeopleReading people)
    {
        if (_persons.TryGetValue(people, out HashSet<long>? known)) return known;
        var persons = new HashSet<long>();
        using DuckDbResult rows = connection.Query("select contributor from contributor where people = $people and kind in ('human', 'address')", ("people", people.ToString().ToLowerInvariant()));
        while (rows.Read()) persons.Add(rows.GetInt64(0));
        return _persons[people] = persons;
    }

    // Counts, all of them: statements say bigint.
    private static MetricPart ReadPart(DuckDbResult result) => new(
        result.GetInt64(FirstColumnOfMetric),
        result.ColumnCount > FirstColumnOfMetric + 1 ? result.GetInt64(FirstColumnOfMetric + 1) : 1,
        result.ColumnCount > FirstColumnOfMetric + 2 ? result.GetInt64(FirstColumnOfMetric + 2) : 1);

    private static string Key(MetricRow row) => string.Join('\0', row.Names.Prepend(row.Scope));

    private static MetricRow ReadRow(Metric metric, DuckDbResult result)
    {
        bool isRead = result.GetInt64(3) > 0;
        var names = new List<string>(metric.Rows.Count);
        var details = new Dictionary<string, double?>(StringComparer.Ordinal);
        double? value = null;
        for (int column = FirstColumnOfMetric; column < result.ColumnCount; column++)
        {
            object? found = result.GetValue(column);
            if (result.Name(column) == PlaceColumn) continue;
            if (metric.Rows.Contains(result.Name(column), StringComparer.Ordinal))
            {
                if (found is string name) names.Add(name);
                continue;
            }

            double? number = found is null ? null : Convert.ToDouble(found, CultureInfo.InvariantCulture);
            if (result.Name(column) == ValueColumn) value = number;
            else details.Add(result.Name(column), number);
        }

        return new MetricRow(result.GetString(0), names, isRead ? value ?? metric.WithoutActivity : null, (int)result.GetInt64(2), (int)result.GetInt64(1), details)
        {
            People = metric.People switch { null => null, ValueColumn => value, _ => LeastPeople(metric.People.Split(", ").Select(Counted)) },
        };

        double? Counted(string name) => name switch { ValueColumn => value, "rest" => details["whole"] - details["part"], _ => details.GetValueOrDefault(name) };
    }

    private static double? LeastPeople(IEnumerable<double?> counts) => counts.Aggregate((one, other) => one is 0 or null ? other : other is 0 or null ? one : Math.Min(one.Value, other.Value));

    private List<ScopeTerm> Checked(MetricQuery query)
    {
        if (_isAggregated && query.By.IsAspect()) throw ScopeNames.NoWork();
        return query.Scope.Select(term => term.CheckedAgainst(connection, query.People, _isAggregated)).ToList();
    }

    private static (string Name, object? Value)[] Parameters(Metric metric, MetricQuery query, IReadOnlyList<ScopeTerm> scope)
    {
        if (query.Parameters.Keys.FirstOrDefault(name => !metric.Parameters.ContainsKey(name)) is { } unknown)
            throw new MetricException($"The metric {metric.Name} has no parameter '{unknown}'. Its parameters: {(metric.Parameters.Count == 0 ? "none" : string.Join(", ", metric.Parameters.Keys))}.");
        MetricSpan span = metric.Span;
        return
        [
            ("by", query.By.ToString().ToLowerInvariant()),
            ("people", query.People.ToString().ToLowerInvariant()),
            ("authors_only", query.AuthorsOnly),
            ("from", query.Period.From),
            ("to", query.Period.To),
            ("year_from", query.Period.To.AddYears(-1)),
            ("since", span.Since(query.Period)),
            ("until", span.Until(query.Period)),
            ("reach", span.CoveredFrom(query.Period)),
            ("follow", span.CoveredUntil(query.Period)),
            ("whole_history", span.NeedsWholeHistory),
            ("whole_span", span.IsWhole),
            ("comparable_from", query.Comparable is null ? null : span.CoveredFrom(query.Comparable.Previous)),
            ("comparable_to", query.Comparable is null ? null : span.CoveredUntil(query.Comparable)),
            .. metric.Parameters.Select(pair => (pair.Key, (object?)query.Parameters.GetValueOrDefault(pair.Key, pair.Value))),
            .. scope.SelectMany((term, index) => term.Parameters(index)),
        ];
    }
}
