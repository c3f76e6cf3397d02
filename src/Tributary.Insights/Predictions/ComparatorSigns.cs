namespace Tributary.Insights.Predictions;

/// <summary>How comparators are written.</summary>
internal static class ComparatorSigns
{
    private static readonly string[] Signs = [">=", ">", "<=", "<"];

    /// <summary>As it is written.</summary>
    public static string Sign(this Comparator comparator) => Signs[(int)comparator];

    /// <summary>The comparator of a sign; null: it is none.</summary>
    public static Comparator? Of(string? sign) => Array.IndexOf(Signs, sign) is >= 0 and var place ? (Comparator)place : null;
}
