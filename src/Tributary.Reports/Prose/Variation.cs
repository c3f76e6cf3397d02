using Tributary.Insights.Findings;

namespace Tributary.Reports.Prose;

/// <summary>Chooses between ways to say the same, so that a page does not drone; the same finding is always said in the same way.</summary>
internal static class Variation
{
    /// <summary>One of some ways.</summary>
    public static string Of(Finding finding, params ReadOnlySpan<string> ways)
    {
        // FNV-1a: what .NET hashes texts with differs from run to run.
        uint hash = 2166136261;
        foreach (char letter in finding.Id) hash = (hash ^ letter) * 16777619;
        return ways[(int)(hash % (uint)ways.Length)];
    }
}
