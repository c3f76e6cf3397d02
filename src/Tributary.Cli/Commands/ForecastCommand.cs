using System.CommandLine;
using System.CommandLine.Completions;
using Spectre.Console;
using Tributary.Cli.Output;
using Tributary.Insights.Forecasting;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Cli.Commands;

/// <summary><c>tributary forecast</c></summary>
internal static class ForecastCommand
{
    public static Command Create()
    {
        var metric = new Argument<string>("metric") { Description = "The metric, one that counts, such as contributors or code-changes-commits", HelpName = "metric" };
        metric.CompletionSources.Add(_ => MetricRegistry.All.Where(it => it.Form is MetricForm.Count or MetricForm.Sum).Select(it => new CompletionItem(it.Name)));
        var quarter = new Argument<string?>("quarter") { Description = "2026Q3; else the one after the last that is covered. Of one that is covered, the forecast is as it was before it", Arity = ArgumentArity.ZeroOrOne };
        Option<string> by = new Option<string>("--by") { Description = "A row for each repository, category or group, or for the whole catalog", HelpName = "kind", DefaultValueFactory = _ => "category" }
            .AcceptOnlyFromAmong("repository", "category", "group", "catalog");
        var scope = new Option<string[]>("--scope") { Description = "Only the repository, category or group of this name", HelpName = "name" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("forecast", "Print what a metric may come to, with an interval that held 80 % in the back-test.") { metric, quarter, by, scope, json };
        command.SetAction(parsed =>
        {
            using FactStore store = FactStore.OpenForReading(CommonOptions.WorkspaceOf(parsed).Published);
            store.CheckDerived();
            Quarter? asked = parsed.GetValue(quarter) is { } text ? CommonOptions.ParseQuarter(text) : null;
            ScopeKind kind = Enum.Parse<ScopeKind>(parsed.GetValue(by)!, ignoreCase: true);
            Forecaster forecaster = new Forecasts(store).Of(parsed.GetValue(metric)!);
            List<Forecast> forecasts = Make(forecaster, kind, parsed.GetValue(scope) ?? [], asked);
            if (parsed.GetValue(json)) ForecastOutput.PrintJson(forecaster.Series.Metric, forecasts);
            else Print(forecaster.Series.Metric, kind, forecasts);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<Forecast> Make(Forecaster forecaster, ScopeKind kind, string[] scopes, Quarter? asked)
    {
        List<QuarterlySeries> known = forecaster.Series.All.Where(it => it.Values.Count > 0).ToList();
        if (known.Count == 0) throw new UsageException("The store covers no whole quarter of this metric. Run 'tributary sync' first.");
        Quarter quarter = asked ?? known.GroupBy(it => it.Last).OrderByDescending(it => it.Count()).ThenBy(it => it.Key).First().Key.Next;
        if (scopes.Length > 0) return scopes.Select(scope => forecaster.Of(kind, scope, quarter)).ToList();
        return forecaster.Series.All.Where(it => it.Kind == kind).Select(series => forecaster.Of(series, quarter)).ToList();
    }

    private static void Print(Metric metric, ScopeKind kind, List<Forecast> forecasts)
    {
        if (forecasts.Count == 0)
        {
            Terminal.Write($"The catalog has no {kind.ToString().ToLowerInvariant()}.");
            return;
        }

        // Most of a large catalog may not be read at all: those are only counted.
        List<Forecast> told = forecasts.Where(it => it.Repositories > 0 || forecasts.Count == 1 || kind != ScopeKind.Repository).ToList();
        Terminal.Write($"{metric.Title}, {forecasts[0].Quarter}, forecast: {metric.Unit}");
        Table table = Tables.Create(kind.ToString(), "#Last", "#Value", "#Median", "#80 % interval", "#Known", "Refused");
        foreach (Forecast forecast in told)
        {
            table.AddTexts(
                forecast.Scope,
                forecast.Repositories > 0 ? forecast.Origin.ToString() : Tables.Number(null),
                Tables.Number(forecast.Point),
                Tables.Number(forecast.Distribution?.Median),
                forecast.Distribution is { } likely ? $"{Tables.Number(likely.Low80)} to {Tables.Number(likely.High80)}" : Tables.Number(null),
                $"{forecast.Repositories} of {forecast.Of}",
                forecast.Refusal ?? "");
        }

        Terminal.Write(table);
        if (told.Count < forecasts.Count) Terminal.Write($"{forecasts.Count - told.Count} repositories are left out: nothing of them is read.");
        Terminal.Write("Value: that of the last quarter, the naive forecast. 'tributary backtest' prints how far off it was, and how often such intervals held.");
    }
}
