using System.Text.RegularExpressions;
using Tributary.Insights.Findings;
using Tributary.Metrics;
using static Tributary.Reports.Prose.Phrasing;

namespace Tributary.Reports.Prose;

/// <summary>Where the work of a mover's leading repositories concentrated: terms of their subjects, and folders.</summary>
internal static partial class WorkTerms
{
    private const int Terms = 4;
    private const int LeastTerms = 2;
    private const int Folders = 2;
    private const double Rate = 0.2;
    private const string Metric = "concentration-of-work", Before = "year before", Elsewhere = "surroundings";

    /// <summary>What their commits speak of, and which folders they change, more than before; what those without such terms speak of more than others.</summary>
    public static Paragraph Of(FindingSet findings, IReadOnlyList<Finding> leading)
    {
        List<List<Finding>> now = leading.Select(it => Found(findings, it.Scope, "term", Before).Take(Terms).ToList()).Where(it => it.Count > 0).ToList();
        // A young repository has no year before, an old one may go on as it was.
        List<List<Finding>> here = leading.Where(it => now.TrueForAll(terms => terms[0].Scope != it.Scope))
            .Select(it => Found(findings, it.Scope, "term", Elsewhere).Take(Terms).ToList()).Where(it => it.Count >= LeastTerms).ToList();
        List<List<Finding>> folders = leading.Select(it => Found(findings, it.Scope, "folder", Before).Where(folder => Path().IsMatch(folder.Names[2])).Take(Folders).ToList()).Where(it => it.Count > 0).ToList();
        return Paragraph(
            Each(now, it => $"Commits to {it} speak of ", it => $"those to {it}, of ", " more than in the year before"),
            Each(here, it => $"Commits to {it} speak of ", it => $"those to {it}, of ", " more than the rest of the category"),
            Each(folders, it => $"In {it}, more of the changes than before went into ", it => $"in {it}, into ", ""));
    }

    // The first is said in full, the others after it.
    private static Sentence? Each(List<List<Finding>> repositories, Func<string, string> first, Func<string, string> next, string than) => repositories.Count == 0 ? null : Sentence(
        repositories.Index().SelectMany(it => Row(it.Item, Quoted, (it.Index == 0 ? than : "") + (it.Index == repositories.Count - 1 ? "." : "; "))
            .Prepend(Say(it.Index == 0 ? first(it.Item[0].Scope) : next(it.Item[0].Scope), it.Item[0]))));

    private static IEnumerable<Finding> Found(FindingSet findings, string repository, string kind, string against) => findings.Within(Metric, ScopeKind.Repository, $"repository:{repository}")
        .Where(it => it.Names[0] == kind && it.Names[1] == against && it["q"] <= Rate)
        .OrderByDescending(it => it.Value).ThenBy(it => it.Names[2], StringComparer.Ordinal);

    private static Clause Quoted(Finding term) => Say($"“{term.NameTitles[2]}”", term);

    // Paths are anybody's: those that don't read as one are left out, and so are the outermost, src and the like.
    [GeneratedRegex(@"^[A-Za-z0-9_.+-]{1,40}(/[A-Za-z0-9_.+-]{1,40}){1,5}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Path();
}
