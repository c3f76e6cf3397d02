using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Reports.Rendering;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose.Traits;

/// <summary>Who does the work: newcomers, builders or experimenters, and whose people they are.</summary>
internal static class PeopleTraits
{
    // Where less is known, the largest of those known says little.
    private const double MostUnknown = 0.6;

    private const string Depth = "builders-regulars-experimenters";

    /// <summary>Of those who were new.</summary>
    public const string Arrival = "arrival";

    /// <summary>Of whom people work for.</summary>
    public const string Employer = "employer";

    public static readonly IReadOnlyList<Trait> All =
    [
        new("new", Arrival, (findings, category) => findings.Of("new-contributors", ScopeKind.Category, category) is { } fresh ? TraitFigure.Share(fresh["share_of_contributors"], WorkTraits.People(findings, category), fresh) : null, New)
        {
            TellsLittle = true,
            Figure = it => Share(it["share_of_contributors"]),
        },
        new("conversion", "conversion", (findings, category) => findings.Of("conversion-rate", ScopeKind.Category, category) is { Value: > 0 } rate ? TraitFigure.Share(rate.Value, rate["whole"], rate) : null, Conversion) { Figure = it => Share(it.Value) },
        new("builders", "depth", (findings, category) => ByDepth(findings, category, "builder"), Builders),
        new("experimenters", "depth", (findings, category) => ByDepth(findings, category, "experimenter"), Experimenters),
        new("weeks", "depth", (findings, category) => findings.Of("active-weeks", ScopeKind.Category, category) is { } weeks ? TraitFigure.Ratio(weeks.Value, WorkTraits.People(findings, category), weeks) : null, Weeks)
        {
            TellsLittle = true,
            Figure = it => Wording.Mean(it.Value),
        },
        new("core", "core", Core, it => Sentence(
            Say(it.Say($"Half of its commits are by {Count(it.Finding.Value)} of its {Count(it.Findings[1].Value)} people", $"{Capital(Count(it.Finding.Value))} of its {Count(it.Findings[1].Value)} people made half of the commits"), it.Findings), Say(".")))
        {
            TellsLittle = true,
            TellsMuch = false,
        },
        new("employer", Employer, (findings, category) => Known(findings, category) is var (known, unknown) ? TraitFigure.Share(known["share_of_known"], known["contributors"], known, unknown) : null, it => Sentence(
            Say(it.Say($"Of the commits whose author’s organisation is known, {Share(it.Finding["share_of_known"])} are by people of {it.Finding.NameTitles[0]}", $"People of {it.Finding.NameTitles[0]} made {Share(it.Finding["share_of_known"])} of the commits whose author’s organisation is known"), it.Finding),
            Say($"; of {Share(it.Findings[1]["share_at_least"])} it is not.", it.Findings[1]))),
    ];

    private static TraitFigure? ByDepth(FindingSet findings, string category, string depth) =>
        findings.RowsOf(Depth, ScopeKind.Category, category).FirstOrDefault(it => it.Names[0] == depth) is { } row ? TraitFigure.Share(row["share"], WorkTraits.People(findings, category), row) : null;

    private static TraitFigure? Core(FindingSet findings, string category) =>
        findings.Of("contributor-absence-factor", ScopeKind.Category, category) is { } core && findings.Of("contributors", ScopeKind.Category, category) is { Value: > 0 } people ? TraitFigure.Share(core.Value / people.Value, people.Value, core, people) : null;

    private static (Finding Known, Finding Unknown)? Known(FindingSet findings, string category)
    {
        List<Finding> all = findings.RowsOf("organizational-diversity", ScopeKind.Category, category).Where(it => it["share_of_known"] is not null || it.Names[0] == "unknown").ToList();
        Finding? known = all.Where(it => it.Names[0] != "unknown").OrderByDescending(it => it["share_of_known"]).ThenBy(it => it.Names[0], StringComparer.Ordinal).FirstOrDefault();
        return known is not null && all.Find(it => it.Names[0] == "unknown") is { } unknown && unknown["share_at_least"] <= MostUnknown ? (known, unknown) : null;
    }

    private static Sentence New(Standing it) => Sentence(
        Say(it.IsMuch
            ? it.Say($"{Count(it.Finding.Value)} of these people ({Share(it.Finding["share_of_contributors"])}) had not been here before", $"Newcomers are many: {Share(it.Finding["share_of_contributors"])} of its people")
            : it.Say($"Only {Share(it.Finding["share_of_contributors"])} of these people had not been here before", $"Newcomers are few: {Share(it.Finding["share_of_contributors"])} of its people"), it.Finding),
        it.Beside,
        Say("."));

    private static Sentence Conversion(Standing it) => Sentence(
        Say(it.Say($"Of the newcomers of {it.Finding.Period.Name}, {Share(it.Finding.Value)} went on to contribute", $"{Share(it.Finding.Value)} of those who came in {it.Finding.Period.Name} went on to contribute"), it.Finding),
        it.Beside,
        Say("."));

    private static Sentence Builders(Standing it) => Sentence(
        Say(it.Say($"It has builders: {Count(it.Finding.Value)} people ({Share(it.Finding["share"])}) were active in four weeks or more, and made {Count(it.Finding["commits"])} of the commits", $"{Count(it.Finding.Value)} builders ({Share(it.Finding["share"])} of the people), active in four weeks or more, made {Count(it.Finding["commits"])} of the commits"), it.Finding),
        Say("."));

    private static Sentence Experimenters(Standing it) => Sentence(
        Say(it.Say($"Many only try it: {Share(it.Finding["share"])} of its people were active in a single week", $"It draws experimenters: {Share(it.Finding["share"])} of its people were there for a single week"), it.Finding),
        it.Beside,
        Say("."));

    private static Sentence Weeks(Standing it) => Sentence(
        Say(it.IsMuch
            ? it.Say($"People stay: the mean is {Wording.Mean(it.Finding.Value)} active weeks", $"Its people were active in {Wording.Mean(it.Finding.Value)} weeks in the mean")
            : it.Say($"Visits are short, {Wording.Mean(it.Finding.Value)} active weeks in the mean", $"Its people were active in {Wording.Mean(it.Finding.Value)} weeks in the mean"), it.Finding),
        it.Beside,
        Say("."));
}
