using Tributary.Model;

namespace Tributary.Insights.Forecasting;

/// <summary>Where too little is known to forecast.</summary>
internal static class Refusals
{
    /// <summary>Fewer quarters don't show what a scope is like.</summary>
    public const int FewestQuarters = 8;

    /// <summary>What fewer people do is up to each of them.</summary>
    public const int FewestPeople = 5;

    /// <summary>Beyond a year, back-tests have too few cases.</summary>
    public const int LongestHorizon = 4;

    /// <summary>Why nothing can be said from a quarter on; null: something can.</summary>
    public static string? Of(QuarterlySeries series, int index)
    {
        if (index + 1 < FewestQuarters) return $"{Counted(Math.Max(0, index + 1), "quarter")} known, {FewestQuarters} are needed";
        if (series.People[index] < FewestPeople) return $"{Counted((int)series.People[index], "person", "people")} in {series.First.Plus(index)}, {FewestPeople} are needed";
        return null;
    }

    /// <summary>Said of a horizon that is too long.</summary>
    public static string TooFar(Quarter origin) => $"known up to {origin}, and forecasts reach {LongestHorizon} quarters";

    /// <summary>Said where there are too few errors to learn from.</summary>
    public static string TooFewErrors(int errors) => $"{Counted(errors, "forecast")} of the kind could be checked before, {RollingErrors.Fewest} are needed";

    private static string Counted(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";
}
