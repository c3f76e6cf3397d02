namespace Tributary.Reports.Charts;

/// <summary>Cuts a series where it has no value: what is missing or withheld is a gap, and no zero.</summary>
internal static class LineRuns
{
    /// <summary>The runs of values that follow each other, each value with its place.</summary>
    public static IReadOnlyList<IReadOnlyList<(int Place, double Value)>> Of(IReadOnlyList<Reading> series)
    {
        var runs = new List<List<(int, double)>>();
        bool isOpen = false;
        foreach ((int place, Reading reading) in series.Index())
        {
            if (reading.Value is not { } value)
            {
                isOpen = false;
                continue;
            }

            if (!isOpen) runs.Add([]);
            isOpen = true;
            runs[^1].Add((place, value));
        }

        return runs;
    }
}
