using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Reports.Rendering;

/// <summary>
/// The edition's first paragraphs. Changes are given as figures and not called a rise or a fall: that needs an interval,
/// which these metrics do not carry yet.
/// </summary>
internal static class Signal
{
    private const int Named = 3;

    // A percentage of a handful says nothing.
    private const int LeastCommits = 50;

    /// <summary>The paragraphs, as plain text.</summary>
    public static IEnumerable<string> Paragraphs(Edition edition)
    {
        yield return Totals(edition);
        yield return Changes(edition);
        yield return Depth(edition);
        if (Movers(edition) is { } movers) yield return movers;
    }

    private static string Totals(Edition edition)
    {
        ScopeFigures all = edition.Catalog;
        string part = edition.RepositoriesReadInPart == 0 ? "" : $", and {Wording.Count(edition.RepositoriesReadInPart)} in part";
        return $"In {edition.Quarter}, {Wording.Count(all["code-changes-commits"].Value)} commits were made in {Wording.Count(all["active-repositories"].Value)} active repositories, "
            + $"and {Wording.Count(all["contributors"].Value)} people took part in them. "
            + $"Of {all.Of} catalogued repositories, {all.Covered} are read to the quarter's end{part}; what was not read is missing here, not zero.";
    }

    private static string Changes(Edition edition)
    {
        Quarter before = edition.Quarter.Previous;
        MetricChange commits = edition.Catalog["code-changes-commits"].Change;
        MetricChange people = edition.Catalog["contributors"].Change;
        return commits.Comparable == 0
            ? $"No repository covers both {before} and {edition.Quarter} whole, so no change is given."
            : $"Against {before}, over {Wording.Repositories(commits.Comparable)} with both quarters covered, commits went from {Wording.Count(commits.Before)} to {Wording.Count(commits.After)} "
                + $"({Wording.Change(commits.Ratio)}) and contributors from {Wording.Count(people.Before)} to {Wording.Count(people.After)} ({Wording.Change(people.Ratio)}).";
    }

    private static string Depth(Edition edition)
    {
        ScopeFigures all = edition.Catalog;
        return $"{Wording.Count(all["new-contributors"].Value)} of these people are new: no repository read has an earlier commit of theirs. {Wording.Count(all["sustained-contributors"].Value)} were active in ten or more weeks of the quarter; "
            + $"the mean is {Wording.Mean(all["active-weeks"].Value)} weeks.";
    }

    private static string? Movers(Edition edition)
    {
        List<ScopeFigures> ranked = edition.Categories
            .Where(category => category["code-changes-commits"].Change is { Before: >= LeastCommits, Ratio: not null })
            .OrderByDescending(category => Math.Abs(Math.Log((category["code-changes-commits"].Change.After!.Value + 1) / category["code-changes-commits"].Change.Before!.Value)))
            .Take(Named)
            .ToList();
        return ranked.Count == 0
            ? null
            : "Commits moved most, in proportion, in " + string.Join("; ", ranked.Select(category =>
                $"{category.Title} ({Wording.Change(category["code-changes-commits"].Change.Ratio)}, over {Wording.Repositories(category["code-changes-commits"].Change.Comparable)})")) + ".";
    }
}
