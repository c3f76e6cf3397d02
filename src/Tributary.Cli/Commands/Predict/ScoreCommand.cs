using System.CommandLine;
using Tributary.Cli.Output;
using Tributary.Insights.Predictions;
using Tributary.Store;

namespace Tributary.Cli.Commands.Predict;

/// <summary><c>tributary predict score</c></summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        Option<string?> ledger = LedgerFile.Option();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("score", "Print how predictions came out: Brier and log score against two baselines, and calibration.") { ledger, json };
        command.SetAction(parsed =>
        {
            var kept = Ledger.Read(LedgerFile.ToRead(parsed, ledger));
            using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
            var judge = new PredictionJudge(store);
            var board = ScoreBoard.Of(kept.Records.Select(it => judge.Judge(it.Prediction)).ToList(), judge.Baselines.Of);
            if (parsed.GetValue(json)) ScoreOutput.PrintJson(board);
            else ScoreOutput.Print(board);
            return ExitCode.Done;
        });
        return command;
    }
}
