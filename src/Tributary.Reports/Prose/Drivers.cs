using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Metrics.Publishing;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Which repositories account for how a category moved, and who came to them.</summary>
internal static class Drivers
{
    // A share of the category's difference that makes it one repository's, and one below which most is not told of.
    private const double Mostly = 0.6;
    private const double Told = 0.5;

    private const double SmallCore = 3;
    private const double ManyNew = 10;

    // Half a year.
    private const double YoungDays = 183;

    /// <summary>The paragraph of a mover.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="moved">The category's change that its repositories account for.</param>
    /// <param name="leading">Those that differ most, first.</param>
    public static Paragraph Of(FindingSet findings, Finding moved, IReadOnlyList<Finding> leading)
    {
        if (leading.Count == 0) return Paragraph(Sentence(Say("No repository of which it may be told differs much; what moved is spread over small ones.", moved)));
        return moved.Metric.Name == "contributors"
            ? Paragraph(Differences(findings, moved, leading), Newcomers(findings, leading))
            : Paragraph(Differences(findings, moved, leading), Core(findings, leading[0].Scope), Young(findings, leading[0]), Entrants(findings, moved.Scope));
    }

    private static Sentence Differences(FindingSet findings, Finding moved, IReadOnlyList<Finding> leading)
    {
        double whole = moved["after"]!.Value - moved["before"]!.Value, told = leading.Sum(it => LeadingRepositories.Difference(findings, it)) / whole;
        string noun = moved.Metric.Name == "contributors" ? "contributors" : "commits";
        Finding first = leading[0];
        if (LeadingRepositories.Difference(findings, first) / whole >= Mostly && first.Change is not null)
            return Sentence(Say($"Most of the difference is {Its(first.Scope)}, which went from {Count(first["before"])} {noun} to {Count(first["after"])}.", first));
        string start = told < Told ? "Among the repositories with people enough to be told of, the largest differences are " : "The largest differences are ";
        return Sentence([Say(leading.Count == 1 ? start.Replace("differences are", "difference is", StringComparison.Ordinal) : start), .. Row(leading, it => Say($"{Its(it.Scope)} ({Step(it)})", it), ".")]);

        // The noun is said once.
        string Step(Finding it) => it.Change is null
            ? $"begun this quarter: {Count(it.Value)} {noun}"
            : it == first ? $"from {Count(it["before"])} {noun} to {Count(it["after"])}" : $"{Count(it["before"])} to {Count(it["after"])}";
    }

    private static Sentence? Core(FindingSet findings, string repository) => findings.Of("contributor-absence-factor", ScopeKind.Repository, repository) is { Value: <= SmallCore } core
        ? Sentence(Say($"Half of the commits of {core.Scope} are by {People(core.Value)}.", core))
        : null;

    private static Sentence? Young(FindingSet findings, Finding leading) => leading.Change is not null && findings.Of("age", ScopeKind.Repository, leading.Scope) is { Value: < YoungDays } age
        ? Sentence(Say($"{age.Scope} was begun {Count(age.Value)} days before the quarter’s end.", age))
        : null;

    // Where most newcomers went.
    private static Sentence? Entrants(FindingSet findings, string category)
    {
        Finding? most = findings.Every("new-contributors", ScopeKind.Repository).Where(it => it.Category == category && it.Value >= ManyNew).OrderByDescending(it => it.Value).ThenBy(it => it.Scope, StringComparer.Ordinal).FirstOrDefault();
        return most is null ? null : Sentence(Say(
            $"{most.Scope} took in {Count(most.Value)} people who were new to it{(most["share_of_contributors"] >= 0.5 ? $", {Share(most["share_of_contributors"])} of all who worked on it" : "")}.", most));
    }

    // Newcomers or people who were there before, a repository at a time.
    private static Sentence? Newcomers(FindingSet findings, IReadOnlyList<Finding> leading)
    {
        List<(Finding People, Finding Fresh)> told = leading.Select(it => (People: it, Fresh: findings.Of("new-contributors", ScopeKind.Repository, it.Scope)))
            .Where(it => it.Fresh is { Value: >= SmallCells.LeastPeople } && !SmallCells.IsFew(it.People.Value - it.Fresh.Value)).Select(it => (it.People, it.Fresh!)).ToList();
        return told.Count == 0 ? null : Sentence([
            Say("New were "),
            .. Row(told, it => Say($"{Count(it.Fresh.Value)} of {Its(it.Fresh.Scope)} {Count(it.People.Value)} people", it.Fresh, it.People), "; the others had worked on it before.")]);
    }
}
