using Tributary.Cli.Commands.Events;
using Tributary.Cli.Commands.Predict;
using Tributary.Ingest;
using Tributary.Insights.Findings;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary>Editions of a workspace: with its ledger of predictions, and its events.</summary>
internal static class Editions
{
    /// <summary>Makes editions of a workspace's store.</summary>
    public static EditionBuilder Of(Workspace workspace, FactStore store, Audience audience = Audience.Public) =>
        new(store, audience, LedgerFile.Find(workspace)) { Events = Occurrences.Read(workspace) };

    /// <summary>Asks all that the latest quarter's edition asks, so that the answers are at hand when it is written, unless they are already.</summary>
    /// <returns>The quarter; null: the store has none to tell of yet.</returns>
    public static Quarter? Prepare(Workspace workspace)
    {
        using FactStore store = FactStore.OpenForReading(workspace.Published).KeepingAnswers();
        EditionBuilder builder = Of(workspace, store);
        if (builder.FindLatestQuarter() is not { } latest || !builder.Covers(latest)) return null;
        string asked = $"all that the edition of {latest} asks of {Measuring}";
        if (store.Answers!.Find(asked) is not null) return latest;
        _ = builder.Build(latest);
        store.Answers.Keep(asked, []);
        return latest;
    }

    // Another build may ask something else.
    private static string Measuring { get; } = string.Join(' ', ((Type[])[typeof(Metric), typeof(Finding), typeof(EditionBuilder)]).Select(type => type.Module.ModuleVersionId));
}
