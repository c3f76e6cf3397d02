using Tributary.Metrics;
using Tributary.Model;

namespace Tributary.Reports.Rendering;

/// <summary>
/// The edition's first paragraphs. Changes are given as figures with their intervals and not called a rise or a fall.
/// </summary>
internal static class Signal
{
    private const int Named = 3;

    // A percentage of a handful says nothing, nor does a change that chance may have made.
    private const int LeastCommits = 50;

    /// <summary>The paragraphs, as plain text.</summary>
    public static IEnumerable<string> Paragraphs(Edition edition)
    {
        if (edition.Catalog["contributors"].Value.Withheld is not null)
        {
            yield return $"Fewer than five people took part in {edition.Quarter}: what they did is withheld.";
            yield break;
        }

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
        if (commits.Withheld is not null || people.Withheld is not null) return $"What changed on {before} is withheld: too few people are behind it.";
        return commits.Comparable == 0
            ? $"No repository covers both {before} and {edition.Quarter} whole, so no change is given."
            : $"Against {before}, over {Wording.Repositories(commits.Comparable)} with both quarters covered, commits went from {Wording.Count(commits.Before)} to {Wording.Count(commits.After)} "
                + $"({Sure(commits)}) and contributors from {Wording.Count(people.Before)} to {Wording.Count(people.After)} ({Sure(people)}).";
    }

    private static string Sure(MetricChange change) =>
        Wording.Change(change.Ratio) + (Wording.Interval(change) is { } interval ? $", with a 95 % interval of {interval}" : "");

    private static string Bounds(MetricChange change) => Wording.Interval(change) is { } interval ? interval + ", " : "";

    private static string Depth(Edition edition)
    {
        ScopeFigures all = edition.Catalog;
        return $"{Wording.Count(all["new-contributors"].Value)} of these people are new: no repository read has an earlier commit of theirs. {Wording.Count(all["sustained-contributors"].Value)} were active in ten or more weeks of the quarter; "
            + $"the mean is {Wording.Mean(all["active-weeks"].Value)} weeks.";
    }

    private static string? Movers(Edition edition)
    {
        List<ScopeFigures> ranked = edition.Categories
            .Where(category => category["code-changes-commits"].Change is { Before: >= LeastCommits, Difference.IsApartFromZero: true })
            .OrderByDescending(category => Math.Abs(Math.Log((category["code-changes-commits"].Change.After!.Value + 1) / category["code-changes-commits"].Change.Before!.Value)))
            .Take(Named)
            .ToList();
        return ranked.Count == 0
            ? null
            : "Commits moved most, in proportion and with these 95 % intervals, in " + string.Join("; ", ranked.Select(category =>
                $"{category.Title}, {Wording.Change(category["code-changes-commits"].Change.Ratio)} ({Bounds(category["code-changes-commits"].Change)}over {Wording.Repositories(category["code-changes-commits"].Change.Comparable)})")) + ".";
    }
}
