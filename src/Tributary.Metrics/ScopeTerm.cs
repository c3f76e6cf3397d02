using System.Globalization;
using System.Text.RegularExpressions;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics;

/// <summary>One restriction of a scope; several hold together. Written <c>category:gpu-kernels</c>, <c>ecosystem:rocm</c>, <c>sustained:area:kernels</c>, <c>timezone:+05:30</c>.</summary>
public sealed partial record ScopeTerm
{
    private const int SustainedWeeks = 10;
    private const int BuilderWeeks = 4;

    private readonly string _text;

    private ScopeTerm(string text, ScopeTermKind kind, string value) => (_text, Kind, Value) = (text, kind, value);

    /// <summary>What it is about.</summary>
    public ScopeTermKind Kind { get; private init; }

    /// <summary>The place, label, organisation or kind of contributor that it names; of a time zone, its minutes east of UTC; of a contributor, the store's number.</summary>
    public string Value { get; private init; }

    /// <summary>Active weeks of the period that it asks for, where it is about activity in a place or at some work; else 0.</summary>
    public int Weeks { get; private init; }

    // What has the name: category, repository, group, catalog or vendor (null: whichever of the first four has it), or an aspect.
    private string? Of { get; init; }

    // Who was active then is asked of the whole period.
    internal bool IsOfPeriod => Kind == ScopeTermKind.Active;

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
            _ when IsPlaceKind(kind) => new ScopeTerm(text, ScopeTermKind.Place, value) { Of = kind },
            "area" or "ecosystem" or "layer" => new ScopeTerm(text, ScopeTermKind.Work, value) { Of = kind },
            "contributor" => new ScopeTerm(text, ScopeTermKind.Contributor, value),
            "organisation" => new ScopeTerm(text, ScopeTermKind.Organisation, value),
            // Of a contributor or of a change: the store knows which.
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

    /// <summary>Some repositories of the store, by name.</summary>
    public static ScopeTerm Repositories(IEnumerable<string> names) => new("repositories", ScopeTermKind.Place, $"\n{string.Join('\n', names)}\n") { Of = Listed };

    /// <summary>Checks that the store knows what the term names, so that a slip of the pen is no zero.</summary>
    /// <exception cref="MetricException">It does not, or holds too little to tell.</exception>
    internal ScopeTerm CheckedAgainst(DuckDbConnection connection, PeopleReading people, bool isAggregated)
    {
        var names = new ScopeNames(connection, isAggregated);
        return Kind switch
        {
            ScopeTermKind.Place when Of == Listed => this,
            ScopeTermKind.Place or ScopeTermKind.Active or ScopeTermKind.Work => this with { Value = IsAbout ? names.Label(Of!, Value) : Of == Vendor ? names.Vendor(Value) : names.Place(Of, Value) },
            ScopeTermKind.Organisation => this with { Value = names.Organisation(Value) },
            ScopeTermKind.ContributorKind when names.ContributorKind(Value) is { } kind => this with { Value = kind },
            ScopeTermKind.ContributorKind => this with { Kind = ScopeTermKind.Work, Of = WorkKind, Value = names.WorkKind(Value) },
            ScopeTermKind.TimeZone => isAggregated ? throw ScopeNames.NoPeople() : this,
            _ => this with { Value = names.Contributor(people, Value) },
        };
    }

    /// <summary>What holds of a member (a place), of a commit (work) or of either a commit or an activity row (the others), naming its parameters by its index.</summary>
    internal string Condition(int index) => Kind switch
    {
        // No repository has a line's end in its name.
        ScopeTermKind.Place when Of == Listed => $"m.repository in (select repository from repository where position(chr(10) || name || chr(10) in cast($scope{index} as varchar)) > 0)",
        ScopeTermKind.Place when Of == Vendor => $"m.repository in ({OfVendor(index)})",
        ScopeTermKind.Place => $"m.repository in (select repository from scope_member where scope = $scope{index} and kind = coalesce(cast($scope{index}_kind as varchar), kind))",
        ScopeTermKind.Work => About("a", index),
        ScopeTermKind.Contributor => $"a.contributor = cast($scope{index} as bigint)",
        ScopeTermKind.Organisation when Value is ScopeNames.Unknown => $"not exists ({Employment} and f.kind <> 'unknown')",
        ScopeTermKind.Organisation => $"exists ({Employment} and f.organisation = $scope{index})",
        ScopeTermKind.ContributorKind => $"a.contributor in (select contributor from contributor where people = $people and kind = $scope{index})",
        ScopeTermKind.TimeZone => $"a.utc_offset = cast($scope{index} as integer)",
        _ => $"""
              a.contributor in (
                      select elsewhere.contributor
                      from {(IsAbout ? "credit" : "activity")} elsewhere
                      join scope_member place on place.repository = elsewhere.repository and {Elsewhere(index)}
                      where elsewhere.people = $people and elsewhere.is_person
                        and elsewhere.day >= cast($from as date) and elsewhere.day < cast($to as date)
                        and (place.alone or not elsewhere.copy) and (elsewhere.commits > 0 or not $authors_only)
                      group by elsewhere.contributor
                      having count(distinct elsewhere.week) >= $scope{index}_weeks)
              """.TrimEnd(),
    };

    /// <summary>The values of the parameters that <see cref="Condition"/> names.</summary>
    internal IEnumerable<(string Name, object? Value)> Parameters(int index) => [($"scope{index}", Value), ($"scope{index}_kind", Of), ($"scope{index}_weeks", (long)Weeks)];

    /// <summary>As it was written.</summary>
    public override string ToString() => _text;

    private const string Listed = "listed";
    private const string Vendor = "vendor";
    private const string WorkKind = "kind";
    private const string Employment = "select 1 from affiliation f where f.people = a.people and f.contributor = a.contributor and a.day >= f.from_day and a.day < f.until_day";

    private bool IsAbout => Of is "area" or WorkKind or "ecosystem" or "layer";

    private static bool IsPlaceKind(string kind) => kind is "category" or "repository" or "group" or "catalog" or Vendor;

    private string Elsewhere(int index) => Of switch
    {
        _ when IsAbout => $"place.kind = 'catalog' and {About("elsewhere", index)}",
        Vendor => $"place.kind = 'catalog' and place.repository in ({OfVendor(index)})",
        _ => $"place.scope = $scope{index} and place.kind = coalesce(cast($scope{index}_kind as varchar), place.kind)",
    };

    private static string About(string commits, int index) =>
        $"exists (select 1 from work t where t.repository = {commits}.repository and t.commit = {commits}.commit and t.aspect = $scope{index}_kind and t.label = $scope{index} and t.about)";

    private static string OfVendor(int index) => $"select repository from repository where vendor = $scope{index}";

    private static ScopeTerm Active(string text, string value, int weeks)
    {
        string[] parts = value.Split(">=", 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out weeks) && weeks > 0)) throw Wrong(text);
        Match match = Written().Match(parts[0]);
        ScopeTerm term = new(text, ScopeTermKind.Active, parts[0]) { Weeks = weeks };
        if (!match.Success) return term;
        term = term with { Of = match.Groups["kind"].Value, Value = match.Groups["value"].Value.Trim() };
        return term.IsAbout || IsPlaceKind(term.Of) ? term : throw Wrong(text);
    }

    private static string Minutes(string offset)
    {
        Match match = Offset().Match(offset);
        if (!match.Success) throw new MetricException($"'{offset}' is no time zone. Write its UTC offset, such as timezone:+05:30.");
        int minutes = (int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture) * 60) + int.Parse("0" + match.Groups["minutes"].Value, CultureInfo.InvariantCulture);
        return (match.Groups["sign"].Value == "-" ? -minutes : minutes).ToString(CultureInfo.InvariantCulture);
    }

    private static MetricException Wrong(string text) => new(
        $"'{text}' is no scope. Write category:, repository:, group:, vendor:, area:, kind:, ecosystem:, layer:, contributor:, organisation: or timezone: and a name, or active:, builder: or sustained: and a place or one of area:, kind:, ecosystem: and layer:, such as sustained:gpu-kernels or active:area:kernels>=6.");

    [GeneratedRegex("^(?<kind>[a-z]+):(?<value>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex("^(?<sign>[+-])(?<hours>[01][0-9]):?(?<minutes>[0-5][0-9])?$", RegexOptions.NonBacktracking)]
    private static partial Regex Offset();
}

/// <summary>What a restriction of a scope is about.</summary>
public enum ScopeTermKind
{
    /// <summary>The repositories of a category, group, catalog or vendor, or one repository.</summary>
    Place,

    /// <summary>Commits about an area, an ecosystem or a layer, or of a kind.</summary>
    Work,

    /// <summary>One contributor.</summary>
    Contributor,

    /// <summary>Commits made while working for an organisation, or for none that is known.</summary>
    Organisation,

    /// <summary>Contributors of a kind: human, bot, agent. As long as no store was asked, a kind of change too.</summary>
    ContributorKind,

    /// <summary>Commits written by a clock of a UTC offset.</summary>
    TimeZone,

    /// <summary>People who in the same period are active in a place or at some work, for at least some weeks.</summary>
    Active,
}
