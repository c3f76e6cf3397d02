using System.CommandLine;
using Tributary.Ingest;
using Tributary.Insights.Predictions;

namespace Tributary.Cli.Commands.Predict;

/// <summary>Which ledger a command line means.</summary>
internal static class LedgerFile
{
    public static Option<string?> Option() => new("--ledger") { Description = "The ledger; else the workspace's predictions.jsonl, or where there is none, that of the catalog", HelpName = "file" };

    /// <summary>The ledger to read.</summary>
    public static string ToRead(ParseResult parsed, Option<string?> ledger)
    {
        return parsed.GetValue(ledger) ?? Of(CommonOptions.WorkspaceOf(parsed));
    }

    /// <summary>The ledger of a workspace, or where it has none, of its catalog; neither need exist.</summary>
    private static string Of(Workspace workspace) => File.Exists(workspace.Ledger) ? workspace.Ledger : workspace.FindCatalogLedger() ?? workspace.Ledger;

    /// <summary>The predictions of a workspace, or of its catalog; null: there are none.</summary>
    public static Ledger? Find(Workspace workspace) => File.Exists(Of(workspace)) ? Ledger.Read(Of(workspace)) : null;

    /// <summary>The ledger to add to: the workspace's begins as a copy of the catalog's, whose chain it goes on with.</summary>
    public static string ToWrite(ParseResult parsed, Option<string?> ledger)
    {
        if (parsed.GetValue(ledger) is { } file) return file;
        Workspace workspace = CommonOptions.WorkspaceOf(parsed);
        // Not copied as a file: what came with the program may be read only.
        if (!File.Exists(workspace.Ledger) && workspace.FindCatalogLedger() is { } shipped) File.WriteAllBytes(workspace.Ledger, File.ReadAllBytes(shipped));
        return workspace.Ledger;
    }
}
