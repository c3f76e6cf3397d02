using Tributary.Ingest;
using Tributary.Model;

namespace Tributary.Cli.Output;

/// <summary>Says what a sync did: what failed, why, and what to do.</summary>
internal static class SyncReport
{
    // A handful of names says what kind of thing is missing; 'status' has them all.
    private const int NamesShown = 5;
    private const int ReasonsShown = 3;

    /// <summary>For a person.</summary>
    public static void Print(SyncSummary summary, Quarter? prepared, Workspace workspace)
    {
        Terminal.Say($"{summary.Repositories.Count} of {summary.Catalogued} catalogued repositories: {summary.Read} read ({Tables.Number(summary.NewCommits)} new commits{Lost(summary)}), {summary.Unchanged} unchanged"
            + string.Concat(Counted(summary).Select(it => $", {it.Count} {it.Outcome.ToString().ToLowerInvariant()}")) + ".");
        if (summary.UnknownChanges > 0) Terminal.Say($"Of {Tables.Number(summary.UnknownChanges)} new commits it is not known what they changed: their mirrors are partial clones that lack folders. Clone with '--filter=blob:none' to know it.");
        if (summary.Missing.Count > 0) Terminal.Say($"Missing: {Names(summary.Missing.Select(name => name.ToString()).ToList())}. No mirror of these is in the folder; figures leave them out and say so.");
        if (summary.Uncatalogued.Count > 0) Terminal.Say($"Not in the catalog, so not read: {Names(summary.Uncatalogued)}.");
        foreach (Outcome outcome in (Outcome[])[Outcome.Gone, Outcome.Unreachable, Outcome.Broken])
        {
            List<IGrouping<string?, SyncProgress>> reasons = summary.Of(outcome).Where(it => outcome != Outcome.Gone || !it.IsUnchanged).GroupBy(it => it.Reason, StringComparer.Ordinal).ToList();
            foreach (IGrouping<string?, SyncProgress> failed in reasons.Take(ReasonsShown)) Terminal.Error($"{Names(failed.Select(it => it.Repository.ToString()).ToList())}: {failed.Key}");
            if (reasons.Count > ReasonsShown) Terminal.Say($"{reasons.Skip(ReasonsShown).Sum(it => it.Count())} more are {outcome.ToString().ToLowerInvariant()}; 'tributary status' says why.");
        }

        if (prepared is not null) Terminal.Say($"The edition of {prepared} is measured: 'tributary edition' writes it.");
        Terminal.Say($"Store: {workspace.Published}");
    }

    /// <summary>For a program.</summary>
    public static void PrintJson(SyncSummary summary, Quarter? prepared) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("catalogued", summary.Catalogued);
        writer.WriteNumber("read", summary.Read);
        writer.WriteNumber("new_commits", summary.NewCommits);
        writer.WriteNumber("lost_commits", summary.LostCommits);
        writer.WriteNumber("unknown_changes", summary.UnknownChanges);
        writer.WriteNumber("unchanged", summary.Unchanged);
        writer.WriteNumber("empty", summary.Of(Outcome.Empty).Count());
        writer.WriteStartArray("missing");
        foreach (RepositoryName name in summary.Missing) writer.WriteStringValue(name.ToString());
        writer.WriteEndArray();
        writer.WriteStartArray("uncatalogued");
        foreach (string folder in summary.Uncatalogued) writer.WriteStringValue(folder);
        writer.WriteEndArray();
        foreach (Outcome outcome in (Outcome[])[Outcome.Gone, Outcome.Unreachable, Outcome.Broken])
        {
            writer.WriteStartArray(outcome.ToString().ToLowerInvariant());
            foreach (SyncProgress failed in summary.Of(outcome))
            {
                writer.WriteStartObject();
                writer.WriteString("repository", failed.Repository.ToString());
                writer.WriteString("reason", failed.Reason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteString("prepared", prepared?.ToString());
        writer.WriteEndObject();
    });

    private static string Lost(SyncSummary summary) => summary.LostCommits == 0 ? "" : $", {Tables.Number(summary.LostCommits)} lost to rewritten branches";

    private static IEnumerable<(Outcome Outcome, int Count)> Counted(SyncSummary summary) =>
        ((Outcome[])[Outcome.Empty, Outcome.Missing, Outcome.Gone, Outcome.Unreachable, Outcome.Broken]).Select(outcome => (outcome, summary.Of(outcome).Count())).Where(it => it.Item2 > 0);

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? $" and {names.Count - NamesShown} more ('tributary status' has all)" : "");
}
