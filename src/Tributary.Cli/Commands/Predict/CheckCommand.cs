using System.CommandLine;
using System.Globalization;
using Tributary.Cli.Output;
using Tributary.Insights.Predictions;

namespace Tributary.Cli.Commands.Predict;

/// <summary><c>tributary predict check</c></summary>
internal static class CheckCommand
{
    private const int ShortestHash = 8;

    public static Command Create()
    {
        var holds = new Option<string?>("--holds") { Description = "The hash of a record, noted before, that has to be in it: that none was cut off the end", HelpName = "hash" };
        Option<string?> ledger = LedgerFile.Option();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("check", "Check that nothing in the ledger was changed, moved or taken out, and that each prediction was made before its quarter.") { holds, ledger, json };
        command.SetAction(parsed =>
        {
            string path = LedgerFile.ToRead(parsed, ledger);
            var kept = Ledger.Examine(path);
            string? hash = parsed.GetValue(holds);
            if (hash is { Length: < ShortestHash }) throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--holds takes at least {ShortestHash} digits of a hash."));
            bool isHeld = hash is null || kept.Records.Any(it => it.Hash.StartsWith(hash, StringComparison.OrdinalIgnoreCase));
            if (parsed.GetValue(json)) PredictionJson.PrintCheck(kept, isHeld);
            else Print(path, kept);
            if (!isHeld && !parsed.GetValue(json)) Terminal.Error($"No record has the hash {hash}: records were cut off the end, or this is another ledger.");
            return kept.Problems.Count == 0 && isHeld ? ExitCode.Done : ExitCode.Failure;
        });
        return command;
    }

    private static void Print(string path, Ledger kept)
    {
        foreach (LedgerProblem problem in kept.Problems) Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{path}, line {problem.Line}: {problem.Message}"));
        if (kept.Problems.Count > 0) return;
        Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{path}: {kept.Records.Count} predictions, each unchanged, and made before its quarter as it says."));
        int late = kept.Records.Count(it => it.Prediction.IsLate);
        if (late > 0) Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{late} came into the ledger after their quarter began: that they were made before rests on their source."));
        Terminal.Write($"The last one's hash is {kept.Head}. Who noted it can tell with --holds that none was cut off.");
    }
}
