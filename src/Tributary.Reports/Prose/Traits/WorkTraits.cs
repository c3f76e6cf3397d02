using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose.Traits;

/// <summary>What the work is: tests and documentation, fixes and features, how much is changed, and how much of it declares an agent.</summary>
internal static class WorkTraits
{
    private const string Areas = "types-of-contributions", Kinds = "kinds-of-change";

    public static readonly IReadOnlyList<Trait> All =
    [
        Area("tests") with { TellsLittle = true },
        Area("docs"),
        Area("build"),
        Area("examples"),
        Area("evaluation"),
        Kind("feature"),
        Kind("fix"),
        Kind("perf", "are for"),
        Kind("refactor"),
        Kind("revert"),
        new("churn", "churn", (findings, category) => findings.Of("file-churn", ScopeKind.Category, category) is { } churn ? TraitFigure.Ratio(churn.Value, People(findings, category), churn) : null, Churn) { TellsLittle = true },
        // What is declared is a lower bound: of little, nothing can be said.
        new("agents", "agents", (findings, category) => findings.Of("agent-assisted-share", ScopeKind.Category, category) is { } share ? TraitFigure.Share(share.Value, People(findings, category), share) : null, Agents) { Figure = it => Share(it.Value) },
    ];

    /// <summary>A category's contributors; null: not to be told.</summary>
    public static double? People(FindingSet findings, string category) => findings.Of("contributors", ScopeKind.Category, category)?.Value;

    private static Trait Area(string area) => new($"area {area}", "area", (findings, category) => ShareOf(findings, Areas, category, area), it => Sentence(
        Say(it.IsMuch
            ? it.Say($"{Of(it)} of the work, by the paths touched, is in {Name(it)}", $"By the paths touched, {Of(it)} of the work is in {Name(it)}", $"It is heavy in {Name(it)}: {Of(it)} of the work")
            : it.Say($"Little of the work, {Of(it)}, is in {Name(it)}", $"Only {Of(it)} of the work is in {Name(it)}"), it.Finding),
        it.Beside,
        Say(".")))
    {
        Figure = it => Share(it["share"]),
    };

    private static Trait Kind(string kind, string are = "are") => new($"kind {kind}", "kind", (findings, category) => ShareOf(findings, Kinds, category, kind), it => Sentence(
        Say(it.Say($"{Of(it)} of the commits {are} {Name(it)}", $"Of the commits, {Of(it)} {are} {Name(it)}"), it.Finding), it.Beside, Say(".")))
    {
        Figure = it => Share(it["share"]),
    };

    private static TraitFigure? ShareOf(FindingSet findings, string metric, string category, string label) =>
        findings.RowsOf(metric, ScopeKind.Category, category).FirstOrDefault(it => it.Names[0] == label) is { } row ? TraitFigure.Share(row["share"], People(findings, category), row) : null;

    // New paths are among those touched.
    private static Sentence Churn(Standing it) => Sentence(
        Say(it.IsMuch
            ? it.Say($"The code is being turned over: the paths touched come to {Share(it.Finding.Value)} of those that existed at the quarter’s start", $"The paths touched come to {Share(it.Finding.Value)} of those that existed at the quarter’s start")
            : it.Say($"Much of the code lies still: the paths touched come to {Share(it.Finding.Value)} of those that existed at the quarter’s start", $"Fewer paths than elsewhere were touched, {Share(it.Finding.Value)} of those that existed at the quarter’s start"), it.Finding),
        it.Beside,
        Say("."));

    private static Sentence Agents(Standing it) => Sentence(
        Say(it.Say($"{Share(it.Finding.Value)} of people’s commits declare a coding agent’s help", $"A coding agent’s help is declared in {Share(it.Finding.Value)} of people’s commits"), it.Finding),
        it.Beside,
        Say("; there may be more."));

    private static string Of(Standing it) => Share(it.Finding["share"]);

    private static string Name(Standing it) => Within(it.Finding.NameTitles[0]);
}
