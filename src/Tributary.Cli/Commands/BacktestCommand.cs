using System.CommandLine;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Insights.Forecasting;
using Tributary.Insights.Forecasting.People;
using Tributary.Metrics;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary backtest</c></summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var metric = new Option<string>("--metric") { Description = "The metric, one that counts", HelpName = "name", DefaultValueFactory = _ => "contributors" };
        Option<string> by = new Option<string>("--by") { Description = "Only repositories, categories, groups or the whole catalog", HelpName = "kind" }.AcceptOnlyFromAmong("repository", "category", "group", "catalog");
        Option<bool> json = CommonOptions.Json();
        var command = new Command("backtest", "Forecast every past quarter by what was known before it, and print how that came out.") { metric, by, json };
        command.SetAction(parsed =>
        {
            using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
            store.CheckDerived();
            Forecaster forecaster = new Forecasts(store).Of(parsed.GetValue(metric)!);
            var backtest = new Backtest(forecaster);
            ScopeKind? only = parsed.GetValue(by) is { } word ? Enum.Parse<ScopeKind>(word, ignoreCase: true) : null;
            List<BacktestResult> results = only is { } kind
                ? backtest.Results(kind).ToList()
                : backtest.Results(kind: null).Concat(forecaster.Series.All.Select(it => it.Kind).Distinct().SelectMany(it => backtest.Results(it))).ToList();
            List<ReturnBacktest> people = Enum.GetValues<ScopeKind>()
                .Where(it => it is ScopeKind.Category or ScopeKind.Catalog && (only is null || only == it))
                .Select(it => ReturnModel.Read(store, it).Backtest())
                .ToList();
            if (parsed.GetValue(json)) ForecastOutput.PrintJson(forecaster.Series.Metric, results, people);
            else Print(forecaster.Series.Metric, results, people);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Metric metric, List<BacktestResult> results, List<ReturnBacktest> people)
    {
        Terminal.Write($"{metric.Title}: forecasts of past quarters, each by what was known before");
        if (results.Count == 0) Terminal.Write("Nothing can be checked yet: it takes 8 quarters of 5 people or more, and 20 such forecasts.");
        else PrintResults(results);
        foreach (ReturnBacktest model in people) PrintPeople(model);
    }

    private static void PrintResults(List<BacktestResult> results)
    {
        Table intervals = Tables.Create("By", "#Quarters ahead", "#Forecasts", "#Scopes", "#Inside 80 %", "#Below", "#Above");
        Table methods = Tables.Create("By", "#Quarters ahead", "#Naive error", "#Median saves", "#Smoothing saves", "#Drift saves");
        foreach (BacktestResult result in results)
        {
            string[] about = [result.Kind?.ToString() ?? "All", Tables.Number(result.Horizon)];
            intervals.AddTexts([
                .. about, Tables.Number(result.Forecasts), Tables.Number(result.Scopes),
                ForecastOutput.Tenths(result.Coverage), ForecastOutput.Tenths(result.Below), ForecastOutput.Tenths(result.Above)]);
            methods.AddTexts([.. about, Tables.Chance(result.Methods[(int)ForecastMethod.Naive].Error), .. result.Methods.Skip(1).Select(method => Saved(result, method))]);
        }

        Terminal.Write(intervals);
        Terminal.Write("Inside 80 %: values that lay in the interval that was said to hold 80 % of them; the others lay below or above it.");
        Terminal.Write(methods);
        Terminal.Write("Naive error: the mean absolute log ratio of what came to the last value, which is the forecast that is made.");
        Terminal.Write("Saves: the share of it that another method saves, with its 95 % interval; one that reaches below zero beats nothing.");
        Terminal.Write("");
    }

    private static string Saved(BacktestResult result, MethodResult method) =>
        result.Scopes == 1 ? Tables.Percent(method.Skill) : $"{Tables.Percent(method.Skill)} ({Tables.Percent(method.Low)} to {Tables.Percent(method.High)})";

    private static void PrintPeople(ReturnBacktest model)
    {
        Terminal.Write($"Who is active next quarter, {(model.Kind == ScopeKind.Catalog ? "in the whole catalog" : $"by {model.Kind.ToString().ToLowerInvariant()}")}");
        if (model.Chances.Count == 0)
        {
            Terminal.Write($"Nothing can be checked yet: it takes {Tables.Number(ReturnModel.FewestCases)} people's quarters to learn from.");
            return;
        }

        Terminal.Write(
            $"{Tables.Number(model.Chances.Count)} forecasts, {ForecastOutput.Tenths(model.Rate)} came true. Brier score {Tables.Chance(model.Brier)}, of the base rate {Tables.Chance(model.BaseBrier)}: {ForecastOutput.Tenths(model.Skill)} better.");
        Table table = Tables.Create("Said", "#Cases", "#Mean said", "#Came", "#Points off");
        foreach (CalibrationDecile decile in model.Deciles)
        {
            table.AddTexts(
                $"{Tables.Share(decile.From)} to {Tables.Share(decile.From + 0.1)}", Tables.Number(decile.Cases), ForecastOutput.Tenths(decile.Said), ForecastOutput.Tenths(decile.Came),
                decile.Cases < CalibrationDecile.Enough ? "too few" : ForecastOutput.Points(decile.Came - decile.Said));
        }

        Terminal.Write(table);
    }
}
