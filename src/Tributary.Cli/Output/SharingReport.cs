using Spectre.Console;
using Tributary.Store;

namespace Tributary.Cli.Output;

/// <summary>Says what repositories share without the catalog's saying so, and what moves sums of changed paths.</summary>
internal static class SharingReport
{
    // Fewer commits than these are patches that went from one project to another, not a history.
    private const int LeastCommits = 10;
    private const int PairsShown = 10;

    /// <summary>For a person; nothing where there is nothing to say.</summary>
    public static void Print(IReadOnlyList<SharedHistory> sharing, IReadOnlyList<RepositoryStatus> repositories)
    {
        List<SharedHistory> undeclared = sharing.Where(it => !it.Declared && it.Commits >= LeastCommits).ToList();
        if (undeclared.Count == 0) return;
        Dictionary<string, int> commits = repositories.ToDictionary(it => it.Name, it => it.Commits, StringComparer.Ordinal);
        Terminal.Write("");
        Terminal.Write("Histories that repositories share and the catalog does not declare. Their commits count in the one that the catalog lists first:");
        Table table = Tables.Create("Counted in", "Also in", "#Shared", "#Of", "#Same id", "From", "Until");
        foreach (SharedHistory it in undeclared.Take(PairsShown))
            table.AddTexts(it.Home, it.Repository, Tables.Number(it.Commits), Tables.Number(commits[it.Repository]), Tables.Number(it.SameId), Tables.Day(it.FirstDay), Tables.Day(it.LastDay));
        Terminal.Write(table);
        if (undeclared.Count > PairsShown) Terminal.Write($"And {undeclared.Count - PairsShown} more pairs; 'tributary status --json' has all.");
        Terminal.Write("Where one took its history from the other, write 'fork_of: owner/name' beside it in the catalog, and sync again.");
    }

    /// <summary>For a person, in one line; nothing where there are none.</summary>
    public static void Print(BulkCommits bulk)
    {
        if (bulk.LeastTouches is not { } least) return;
        Terminal.Write($"{Tables.Number(bulk.Commits)} bulk commits touch {Tables.Number(least)} paths or more each, {Tables.Number(bulk.Imports)} of them to add files; the table 'bulk' lists them.");
    }
}
