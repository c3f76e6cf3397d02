using System.Globalization;
using System.Text.RegularExpressions;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics;

/// <summary>One restriction of a scope; several hold together. Written <c>category:gpu-kernels</c>, <c>sustained:gpu-kernels</c>, <c>timezone:+05:30</c>.</summary>
public sealed partial record ScopeTerm
{
    private const int SustainedWeeks = 10;
    private const int BuilderWeeks = 4;

    private readonly string _text;

    private ScopeTerm(string text, ScopeTermKind kind, string value) => (_text, Kind, Value) = (text, kind, value);

    /// <summary>What it is about.</summary>
    public ScopeTermKind Kind { get; }

    /// <summary>The place, organisation or kind of contributor that it names; of a time zone, its minutes east of UTC.</summary>
    public string Value { get; private init; }

    /// <summary>Active weeks of the period that it asks for, where it is about activity in a place; else 0.</summary>
    public int Weeks { get; private init; }

    // category, repository, group or catalog; null: whichever has the name.
    private string? PlaceKind { get; init; }

    internal bool IsPlace => Kind == ScopeTermKind.Place;

    /// <summary>Reads a term.</summary>
    /// <exception cref="MetricException">It is none.</exception>
    public static ScopeTerm Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Written().Match(text);
        (string kind, string value) = (match.Groups["kind"].Value, match.Groups["value"].Value.Trim());
        return kind switch
        {
            "category" or "repository" or "group" or "catalog" => new ScopeTerm(text, ScopeTermKind.Place, value) { PlaceKind = kind },
            "organisation" => new ScopeTerm(text, ScopeTermKind.Organisation, value),
            "kind" => new ScopeTerm(text, ScopeTermKind.ContributorKind, value),
            "timezone" => new ScopeTerm(text, ScopeTermKind.TimeZone, Minutes(value)),
            "active" => Active(text, value, 1),
            "builder" => Active(text, value, BuilderWeeks),
            "sustained" => Active(text, value, SustainedWeeks),
            _ => throw Wrong(text),
        };
    }

    /// <summary>The repository, category, group or catalog of a name.</summary>
    public static ScopeTerm Place(string name) => new(name, ScopeTermKind.Place, name);

    /// <summary>Checks that the store knows what the term names, so that a slip of the pen is no zero.</summary>
    /// <exception cref="MetricException">It does not, or holds too little to tell.</exception>
    internal ScopeTerm CheckedAgainst(DuckDbConnection connection, bool isAggregated) => Kind switch
    {
        ScopeTermKind.Place or ScopeTermKind.Active => Known(
            connection, "select min(scope) from scope_member where lower(scope) = lower($value) and kind = coalesce(cast($kind as varchar), kind)", (PlaceKind ?? "repository, category, group or catalog") + " of the store"),
        _ when isAggregated && Kind is ScopeTermKind.Organisation or ScopeTermKind.TimeZone =>
            throw new MetricException("Published aggregates say nothing of organisations and time zones. Run 'tributary init' and 'tributary sync' to read the histories."),
        ScopeTermKind.Organisation when Value is "unknown" => this,
        ScopeTermKind.Organisation => Known(connection, "select min(organisation) from affiliation where lower(organisation) = lower($value)", "organisation that anybody in the store works for"),
        ScopeTermKind.ContributorKind => Known(connection, "select min(kind) from contributor where kind = lower($value)", "kind of contributor in the store"),
        _ => this,
    };

    /// <summary>What holds of a member (a place) or of an activity row (the others), naming its parameters by its index.</summary>
    internal string Condition(int index) => Kind switch
    {
        ScopeTermKind.Place => $"m.repository in (select repository from scope_member where scope = $scope{index} and kind = coalesce(cast($scope{index}_kind as varchar), kind))",
        ScopeTermKind.Organisation when Value is "unknown" => $"not exists ({Employment} and f.kind <> 'unknown')",
        ScopeTermKind.Organisation => $"exists ({Employment} and f.organisation = $scope{index})",
        ScopeTermKind.ContributorKind => $"a.contributor in (select contributor from contributor where people = $people and kind = $scope{index})",
        ScopeTermKind.TimeZone => $"a.utc_offset = cast($scope{index} as integer)",
        _ => $"""
              a.contributor in (
                      select elsewhere.contributor
                      from activity elsewhere
                      join scope_member place on place.repository = elsewhere.repository and place.scope = $scope{index}
                      where elsewhere.people = $people and elsewhere.is_person
                        and elsewhere.day >= cast($from as date) and elsewhere.day < cast($to as date)
                        and (place.alone or not elsewhere.copy) and (elsewhere.commits > 0 or not $authors_only)
                      group by elsewhere.contributor
                      having count(distinct elsewhere.week) >= $scope{index}_weeks)
              """.TrimEnd(),
    };

    /// <summary>The values of the parameters that <see cref="Condition"/> names.</summary>
    internal IEnumerable<(string Name, object? Value)> Parameters(int index) => [($"scope{index}", Value), ($"scope{index}_kind", PlaceKind), ($"scope{index}_weeks", (long)Weeks)];

    /// <summary>As it was written.</summary>
    public override string ToString() => _text;

    private const string Employment = "select 1 from affiliation f where f.people = a.people and f.contributor = a.contributor and a.day >= f.from_day and a.day < f.until_day";

    private static ScopeTerm Active(string text, string value, int weeks)
    {
        string[] parts = value.Split(">=", 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out weeks) && weeks > 0)) throw Wrong(text);
        return new ScopeTerm(text, ScopeTermKind.Active, parts[0]) { Weeks = weeks };
    }

    private static string Minutes(string offset)
    {
        Match match = Offset().Match(offset);
        if (!match.Success) throw new MetricException($"'{offset}' is no time zone. Write its UTC offset, such as timezone:+05:30.");
        int minutes = (int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture) * 60) + int.Parse("0" + match.Groups["minutes"].Value, CultureInfo.InvariantCulture);
        return (match.Groups["sign"].Value == "-" ? -minutes : minutes).ToString(CultureInfo.InvariantCulture);
    }

    private ScopeTerm Known(DuckDbConnection connection, string query, string what) =>
        connection.QueryScalar(query, ("value", Value), ("kind", PlaceKind)) is string name ? this with { Value = name } : throw new MetricException($"'{Value}' is no {what}.");

    private static MetricException Wrong(string text) =>
        new($"'{text}' is no scope. Write category:, repository:, group:, organisation:, kind:, timezone:, active:, builder: or sustained: and a name, such as sustained:gpu-kernels or active:gpu-kernels>=6.");

    [GeneratedRegex("^(?<kind>[a-z]+):(?<value>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex("^(?<sign>[+-])(?<hours>[01][0-9]):?(?<minutes>[0-5][0-9])?$", RegexOptions.NonBacktracking)]
    private static partial Regex Offset();
}

/// <summary>What a restriction of a scope is about.</summary>
public enum ScopeTermKind
{
    /// <summary>The repositories of a category, group or catalog, or one repository.</summary>
    Place,

    /// <summary>Commits made while working for an organisation, or for none that is known.</summary>
    Organisation,

    /// <summary>Contributors of a kind: human, bot, agent.</summary>
    ContributorKind,

    /// <summary>Commits written by a clock of a UTC offset.</summary>
    TimeZone,

    /// <summary>People who in the same period are active in a place, for at least some weeks.</summary>
    Active,
}
