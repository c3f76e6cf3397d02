using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports.Rewording;

namespace Tributary.Reports.Rendering;

/// <summary>How the figures came about, in every format alike.</summary>
internal static class MethodText
{
    /// <summary>What has to be known to read the sentences.</summary>
    public const string ReadingNote = "In brackets behind a change stands its 95 % interval. A change is called one where it is told apart from chance among all that were looked at; what may have moved is apart by itself alone. The small numbers lead to what a sentence rests on.";

    /// <summary>The paragraphs, as plain text.</summary>
    public static IEnumerable<string> Paragraphs(Edition edition)
    {
        yield return "Every figure is counted from public git histories: non-merge commits reachable from each repository's default branch, by author date in UTC. "
            + "A commit that several repositories hold counts once, at its home: the declared upstream, else the repository listed first in the catalog.";
        yield return "A contributor is the person behind signatures: rules join the addresses and names that are one person's, each with its evidence, and keep strangers of one name apart. "
            + "Bots, group accounts, coding agents and review bots are left out, co-authors are counted; what an agent authored counts for the first person that it names. "
            + "Some people are still counted twice, and a few are taken for one.";
        yield return "A figure covers the repositories that could be read. A change is computed over the repositories that cover both quarters to the end. "
            + "It comes with a 95 % interval, in edition.json and where the pointer rests on it: of people, from those who joined and left; of commits, by resampling people. A change whose interval holds zero is neither a rise nor a fall.";
        if (edition.Audience == Audience.Public)
            yield return "Figures behind which there are fewer than five people are withheld, and the next smallest where a sum would give one away.";
        yield return "A commit dated before 1990, or after the day up to which its history is known, is left out and counted as undated.";
        if (edition.Origin.IsAggregated)
            yield return "This edition was made from published aggregates: weekly activity by repository and pseudonym. The commits behind them are public; 'tributary sync' reads them.";
        if (edition.Rewording is { Reworded: > 0 } rewording)
            yield return Rewording(edition, rewording);
        yield return $"Made by Tributary {edition.Origin.Program} from catalog {edition.Origin.Catalog} ({edition.Origin.CatalogFingerprint}). "
            + $"Each repository is read to the commit and day that stand under Coverage; together their digest is {ReadingDigest.Of(edition.Repositories)}. "
            + (edition.Rewording is { Reworded: > 0 }
                ? "With the same version, catalog and digest its figures come out the same; its words need not. To make it again:"
                : "With the same version, catalog and digest, and nothing said in a workspace's own files, it comes out byte for byte the same. To make it again:");
    }

    private static string Rewording(Edition edition, RewordingNote rewording)
    {
        IEnumerable<string> sections = edition.Text.Select(section => (section.Title, Count: section.Sentences.Count(sentence => sentence.Template is not null))).Where(it => it.Count > 0).Select(it => $"{it.Title} ({it.Count})");
        return $"{Wording.Count(rewording.Reworded)} of {Wording.Count(rewording.Of)} sentences were reworded by a language model, {VisibleText.Of(rewording.Model)}: {string.Join(", ", sections)}. "
            + "Each states the same numbers, names and directions in the same order as the template's, which stands beside it in edition.json; what said anything else was refused.";
    }

    /// <summary>What makes this edition again.</summary>
    public static string Command(Edition edition) =>
        edition.Origin.IsAggregated ? "./tributary quickstart" : $"./tributary sync\n./tributary edition {edition.Quarter}{(edition.Rewording is { Reworded: > 0 } ? " --reword" : "")}";

    /// <summary>A metric's definition without its heading, properties and markup.</summary>
    public static string Definition(Metric metric) => metric.Definition.Trim().Split("\n\n")[^1].ReplaceLineEndings(" ").Replace("`", "", StringComparison.Ordinal);
}
