using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Ingest;
using Tributary.Insights.Predictions;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Reports.Rendering;
using Tributary.Store;

namespace Tributary.Cli.Commands.Predict;

/// <summary><c>tributary predict propose</c></summary>
internal static class ProposeCommand
{
    public static Command Create()
    {
        var quarter = new Argument<string?>("quarter") { Description = "At whose end they are made; else the latest that most repositories cover", Arity = ArgumentArity.ZeroOrOne };
        var decides = new Option<string?>("--decides") { Description = "The quarter that decides, at most four later; else the one after", HelpName = "quarter" };
        var add = new Option<bool>("--add") { Description = "Add them to the ledger; the deciding quarter has not begun" };
        var author = new Option<string>("--author") { Description = "Who makes them", HelpName = "name", DefaultValueFactory = _ => Proposer.Author };
        Option<string?> ledger = LedgerFile.Option();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("propose", "Propose predictions from forecasts, each with its probability: what an edition proposes.") { quarter, decides, add, author, ledger, json };
        command.SetAction(parsed =>
        {
            Workspace workspace = CommonOptions.WorkspaceOf(parsed);
            using FactStore store = FactStore.OpenForReading(workspace.Published);
            string path = LedgerFile.ToRead(parsed, ledger);
            var builder = new EditionBuilder(store, Audience.Public, File.Exists(path) ? Ledger.Read(path) : null);
            Quarter made = parsed.GetValue(quarter) is { } text ? CommonOptions.ParseQuarter(text) : builder.LatestQuarter();
            Quarter deciding = parsed.GetValue(decides) is { } later ? CommonOptions.ParseQuarter(later) : made.Next;
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            if (parsed.GetValue(add) && today >= deciding.FirstDay)
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{deciding} began on {deciding.FirstDay:yyyy-MM-dd}: what is said of it now is a proposal, and no prediction. Choose a quarter that has not begun with --decides."));
            List<Prediction> proposals = builder.Propose(made, deciding).Select(it => it with { Author = parsed.GetValue(author)! }).ToList();
            if (parsed.GetValue(add)) proposals = Add(proposals, LedgerFile.ToWrite(parsed, ledger), today);
            if (parsed.GetValue(json)) Json.Print(writer => JsonPredictions.WriteProposals(writer, proposals));
            else Print(proposals, deciding, today);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<Prediction> Add(List<Prediction> proposals, string path, DateOnly today)
    {
        List<Prediction> added = proposals.ConvertAll(it => Ledger.Append(path, it with { Made = today, Recorded = today }).Prediction);
        if (added.Count > 0) Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{added.Count} predictions are in {path}. Commit the file before {added[0].Quarter} begins: the commit shows that they were made in time."));
        return added;
    }

    private static void Print(List<Prediction> proposals, Quarter deciding, DateOnly today)
    {
        if (proposals.Count == 0)
        {
            Terminal.Write("Nothing is proposed: of what moved, nothing can be forecast in which a round number is in doubt.");
            return;
        }

        Table table = Tables.Create("Prediction", "Condition", "Decides", "#Probability", "#Coverage");
        foreach (Prediction it in proposals)
            table.AddTexts(it.Text, string.Join("; ", it.Claim), it.Quarter.ToString(), it.Probability!.Value.ToString("0.00", CultureInfo.InvariantCulture), it.Coverage.ToString(CultureInfo.InvariantCulture));
        Terminal.Write(table);
        if (today >= deciding.FirstDay) Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{deciding} began on {deciding.FirstDay:yyyy-MM-dd}: these are proposals alone. With --decides, a quarter that has not begun is asked about."));
    }
}
