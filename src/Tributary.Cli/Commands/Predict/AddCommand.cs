using System.CommandLine;
using System.Globalization;
using Tributary.Cli.Output;
using Tributary.Insights.Predictions;
using Tributary.Store;

namespace Tributary.Cli.Commands.Predict;

/// <summary><c>tributary predict add</c></summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("text") { Description = "The sentence that people read" };
        var claim = new Option<string[]>("--if") { Description = "What has to hold, such as \"contributors of repository:pytorch/helion > 50\" or \"contributors of category:edge / 2026Q2 >= 1.2\"; several all hold", HelpName = "condition" };
        var unable = new Option<string?>("--unchecked") { Description = "What of it, or that all of it, can't be measured, and why", HelpName = "reason" };
        var quarter = new Option<string>("--quarter") { Description = "The quarter that decides, such as 2026Q4; it has not begun", HelpName = "quarter", Required = true };
        var probability = new Option<string?>("--probability") { Description = "How likely it is, in 0 to 1; what has none is judged, and not scored", HelpName = "p" };
        var coverage = new Option<string?>("--coverage") { Description = "The share of each scope's repositories that have to be read to judge it; else 0.9", HelpName = "share" };
        var author = new Option<string>("--author") { Description = "Who makes it", HelpName = "name", Required = true };
        var why = new Option<string>("--why") { Description = "Why you think so", HelpName = "text", Required = true };
        var source = new Option<string>("--source") { Description = "Where it was said, or what it rests on", HelpName = "text", DefaultValueFactory = _ => "made in this ledger" };
        var made = new Option<string?>("--made") { Description = "The day on which it was made elsewhere, such as 2026-06-30; else today", HelpName = "day" };
        Option<string?> ledger = LedgerFile.Option();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("add", "Add a prediction to the ledger.") { text, claim, unable, quarter, probability, coverage, author, why, source, made, ledger, json };
        command.SetAction(parsed =>
        {
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            DateOnly day = parsed.GetValue(made) is { } written ? ParseDay(written) : today;
            if (day > today) throw new UsageException("A prediction can't be made on a day that is still to come.");
            var prediction = new Prediction
            {
                Number = 0,
                Made = day,
                Recorded = today,
                Author = parsed.GetValue(author)!,
                Text = parsed.GetValue(text)!,
                Claim = (parsed.GetValue(claim) ?? []).Select(ConditionText.Parse).ToList(),
                Unchecked = parsed.GetValue(unable),
                Quarter = CommonOptions.ParseQuarter(parsed.GetValue(quarter)!),
                Probability = parsed.GetValue(probability) is { } p ? ParseShare("--probability", p) : null,
                Coverage = parsed.GetValue(coverage) is { } share ? ParseShare("--coverage", share) : Prediction.UsualCoverage,
                Why = parsed.GetValue(why)!,
                Source = parsed.GetValue(source)!,
            };
            string published = CommonOptions.WorkspaceOf(parsed).Published;
            if (!File.Exists(published)) return Add(prediction, LedgerFile.ToWrite(parsed, ledger), judge: null, parsed.GetValue(json));
            using FactStore store = FactStore.OpenForReading(published);
            return Add(prediction, LedgerFile.ToWrite(parsed, ledger), new PredictionJudge(store), parsed.GetValue(json));
        });
        return command;
    }

    private static int Add(Prediction prediction, string path, PredictionJudge? judge, bool isJson)
    {
        // A name that the store does not know is a slip of the pen, which could never be mended.
        if (judge?.Judge(prediction).Conditions.FirstOrDefault(it => it.Reading is null) is { Reason: { } slip }) throw new UsageException(slip);
        LedgerRecord record = Ledger.Append(path, prediction);
        if (isJson)
        {
            PredictionJson.Print(record, judge?.Judge(record.Prediction), judge?.Baselines.Of(record.Prediction));
            return ExitCode.Done;
        }

        Terminal.Write(string.Create(CultureInfo.InvariantCulture, $"Prediction {record.Prediction.Number} is in {path}. {(record.Prediction.IsLate ? PredictionOutput.Late(record.Prediction) : $"Commit the file before {record.Prediction.Quarter} begins: the commit shows that it was made in time.")}"));
        Terminal.Write($"Its hash is {record.Hash}.");
        if (judge is null) Terminal.Say("There is no store here: whether the catalog has what it names was not checked.");
        else PredictionOutput.PrintConditions(judge.Judge(record.Prediction), judge.Baselines.Of(record.Prediction));
        return ExitCode.Done;
    }

    private static DateOnly ParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : throw new UsageException($"'{text}' is no day. Write it such as 2026-06-30.");

    private static decimal ParseShare(string option, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal share) && share <= 1 ? share : throw new UsageException($"{option} takes a number in 0 to 1, such as 0.7, not '{text}'.");
}
