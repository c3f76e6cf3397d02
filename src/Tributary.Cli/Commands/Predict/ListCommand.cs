using System.CommandLine;
using System.Globalization;
using Tributary.Cli.Output;
using Tributary.Insights.Predictions;
using Tributary.Store;

namespace Tributary.Cli.Commands.Predict;

/// <summary><c>tributary predict list</c></summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var number = new Argument<int?>("number") { Description = "One prediction, with all that is known of it", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> ledger = LedgerFile.Option();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("list", "Print predictions and how each stands: true, wrong, open with today's value, or not to be judged and why.") { number, ledger, json };
        command.SetAction(parsed =>
        {
            var kept = Ledger.Read(LedgerFile.ToRead(parsed, ledger));
            List<LedgerRecord> records = parsed.GetValue(number) is { } asked ? kept.Records.Where(it => it.Prediction.Number == asked).ToList() : [.. kept.Records];
            if (parsed.GetValue(number) is { } missing && records.Count == 0) throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"There is no prediction {missing}: the ledger has {kept.Records.Count}."));
            using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
            var judge = new PredictionJudge(store);
            List<Judgement> judgements = records.Select(it => judge.Judge(it.Prediction)).ToList();
            if (parsed.GetValue(json)) PredictionJson.Print(kept.Head, records, judgements, judge);
            else if (parsed.GetValue(number) is not null) PredictionOutput.Print(records[0], judgements[0], judge.Baselines.Of(records[0].Prediction));
            else PredictionOutput.Print(judgements, judge.Latest);
            return ExitCode.Done;
        });
        return command;
    }
}
