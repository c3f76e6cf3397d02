using System.Globalization;
using Tributary.Insights.Forecasting;
using Tributary.Insights.Forecasting.People;
using Tributary.Metrics;

namespace Tributary.Cli.Output;

/// <summary>Prints forecasts and back-tests for programs.</summary>
internal static class ForecastOutput
{
    /// <summary>A share in per cent, with one decimal.</summary>
    public static string Tenths(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A difference of shares, in points, with its sign and one decimal.</summary>
    public static string Points(double difference) => (difference * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>Forecasts, as JSON.</summary>
    public static void PrintJson(Metric metric, IReadOnlyList<Forecast> forecasts) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("metric", metric.Name);
        writer.WriteString("unit", metric.Unit);
        writer.WriteArray("forecasts", forecasts, forecast =>
        {
            writer.WriteString("kind", Word(forecast.Kind));
            writer.WriteString("scope", forecast.Scope);
            writer.WriteString("quarter", forecast.Quarter.ToString());
            if (forecast.Repositories > 0) writer.WriteString("origin", forecast.Origin.ToString());
            else writer.WriteNull("origin");
            writer.WriteNumberOrNull("point", forecast.Point);
            writer.WriteNumberOrNull("median", forecast.Distribution?.Median);
            writer.WriteNumberOrNull("low_80", forecast.Distribution?.Low80);
            writer.WriteNumberOrNull("high_80", forecast.Distribution?.High80);
            writer.WriteNumberOrNull("errors", forecast.Distribution?.Errors);
            writer.WriteNumber("repositories", forecast.Repositories);
            writer.WriteNumber("of", forecast.Of);
            if (forecast.Refusal is { } refusal) writer.WriteString("refused", refusal);
        });
        writer.WriteEndObject();
    });

    /// <summary>A back-test, as JSON.</summary>
    public static void PrintJson(Metric metric, IReadOnlyList<BacktestResult> results, IReadOnlyList<ReturnBacktest> people) => Json.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("metric", metric.Name);
        writer.WriteArray("results", results, result =>
        {
            writer.WriteString("kind", result.Kind is { } kind ? Word(kind) : "all");
            writer.WriteNumber("quarters_ahead", result.Horizon);
            writer.WriteNumber("forecasts", result.Forecasts);
            writer.WriteNumber("scopes", result.Scopes);
            writer.WriteNumber("coverage_80", result.Coverage);
            writer.WriteNumber("below", result.Below);
            writer.WriteNumber("above", result.Above);
            writer.WriteArray("methods", result.Methods, method =>
            {
                writer.WriteString("method", method.Method.ToString().ToLowerInvariant());
                writer.WriteNumber("error", method.Error);
                writer.WriteNumber("skill", method.Skill);
                writer.WriteNumber("skill_low", method.Low);
                writer.WriteNumber("skill_high", method.High);
            });
        });
        writer.WriteArray("active_next_quarter", people, model =>
        {
            writer.WriteString("kind", Word(model.Kind));
            writer.WriteNumber("forecasts", model.Chances.Count);
            writer.WriteNumber("rate", model.Rate);
            writer.WriteNumber("brier", model.Brier);
            writer.WriteNumber("base_brier", model.BaseBrier);
            writer.WriteNumber("skill", model.Skill);
            writer.WriteArray("deciles", model.Deciles, decile =>
            {
                writer.WriteNumber("from", decile.From);
                writer.WriteNumber("cases", decile.Cases);
                writer.WriteNumber("said", decile.Said);
                writer.WriteNumber("came", decile.Came);
            });
        });
        writer.WriteEndObject();
    });

    private static string Word(ScopeKind kind) => kind.ToString().ToLowerInvariant();
}
