using System.Globalization;
using System.Text.RegularExpressions;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics;

/// <summary>One restriction of a scope; several hold together. Written <c>category:gpu-kernels</c>, <c>sustained:gpu-kernels</c>, <c>timezone:+05:30</c>.</summary>
public sealed partial record ScopeTerm
{
    private const int SustainedWeeks = 10;
    private const int BuilderWeeks = 4;

    private ScopeTerm(ScopeTermKind kind, string value, int weeks)
    {
        Kind = kind;
        Value = value;
        Weeks = weeks;
    }

    /// <summary>What it is about.</summary>
    public ScopeTermKind Kind { get; }

    /// <summary>The place, organisation, kind of contributor or offset that it names.</summary>
    public string Value { get; }

    /// <summary>Active weeks of the period that it asks for, where it is about activity elsewhere; else 0.</summary>
    public int Weeks { get; }

    internal bool IsPlace => Kind == ScopeTermKind.Place;

    /// <summary>Reads a term.</summary>
    /// <exception cref="MetricException">It is none.</exception>
    public static ScopeTerm Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Written().Match(text);
        string value = match.Groups["value"].Value.Trim();
        return match.Success ? match.Groups["kind"].Value switch
        {
            "category" or "repository" or "group" or "catalog" => new ScopeTerm(ScopeTermKind.Place, value, 0),
            "organisation" => new ScopeTerm(ScopeTermKind.Organisation, value, 0),
            "kind" => new ScopeTerm(ScopeTermKind.ContributorKind, value, 0),
            "timezone" => new ScopeTerm(ScopeTermKind.TimeZone, Minutes(value)?.ToString(CultureInfo.InvariantCulture) ?? throw new MetricException($"'{value}' is no time zone. Write its UTC offset, such as timezone:+05:30."), 0),
            "active" => Active(value, 1),
            "builder" => Active(value, BuilderWeeks),
            "sustained" => Active(value, SustainedWeeks),
            _ => throw Wrong(text),
        }
        : throw Wrong(text);
    }

    /// <summary>Checks that the store knows what the term names, so that a slip of the pen is no zero.</summary>
    /// <exception cref="MetricException">It does not, or holds too little to tell.</exception>
    internal ScopeTerm CheckedAgainst(DuckDbConnection connection, bool isAggregated) => Kind switch
    {
        ScopeTermKind.Place or ScopeTermKind.Active => Known(connection, "select min(scope) from scope_member where lower(scope) = lower($value)", "repository, category, group or catalog of the store"),
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
        ScopeTermKind.Place => $"m.repository in (select repository from scope_member where scope = $scope{index})",
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
    internal IEnumerable<(string Name, object? Value)> Parameters(int index) => [($"scope{index}", Value), ($"scope{index}_weeks", (long)Weeks)];

    /// <summary>As it is written.</summary>
    public override string ToString() => Kind switch
    {
        ScopeTermKind.Place => "in " + Value,
        ScopeTermKind.Organisation => "organisation:" + Value,
        ScopeTermKind.ContributorKind => "kind:" + Value,
        ScopeTermKind.TimeZone => "timezone:" + Value,
        _ => string.Create(CultureInfo.InvariantCulture, $"active:{Value}>={Weeks}"),
    };

    private const string Employment = "select 1 from affiliation f where f.people = a.people and f.contributor = a.contributor and a.day >= f.from_day and a.day < f.until_day";

    private static ScopeTerm Active(string text, int weeks)
    {
        string[] parts = text.Split(">=", 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 1) return new ScopeTerm(ScopeTermKind.Active, text, weeks);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int least) && least > 0 ? new ScopeTerm(ScopeTermKind.Active, parts[0], least) : throw Wrong(text);
    }

    private static int? Minutes(string offset)
    {
        Match match = Offset().Match(offset);
        if (!match.Success) return null;
        int minutes = (int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture) * 60) + int.Parse("0" + match.Groups["minutes"].Value, CultureInfo.InvariantCulture);
        return match.Groups["sign"].Value == "-" ? -minutes : minutes;
    }

    private ScopeTerm Known(DuckDbConnection connection, string query, string what) =>
        connection.QueryScalar(query, ("value", Value)) is string name ? new ScopeTerm(Kind, name, Weeks) : throw new MetricException($"'{Value}' is no {what}.");

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
