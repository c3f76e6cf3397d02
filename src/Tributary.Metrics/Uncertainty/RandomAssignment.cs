namespace Tributary.Metrics.Uncertainty;

/// <summary>
/// What overlap chance gives: assignments of contributors to places in which each contributor is in as many places and each place has as many contributors as
/// there are, drawn evenly by curveball trades (Strona, Nappo, Boccacci, Fattorini and San-Miguel-Ayanz 2014).
/// </summary>
internal sealed class RandomAssignment
{
    private const int Samples = 200;

    // Trades per contributor before the first sample, by which the chain has forgotten where it began.
    private const int BurnIn = 10;

    private readonly int[][] _placesOf;
    private readonly int _places;
    private SplitMix64 _random = new(0x7472696275746172);

    private RandomAssignment(int[][] placesOf, int places)
    {
        _placesOf = placesOf;
        _places = places;
    }

    /// <summary>Adds 'expected', 'lift', 'p' and 'q' to the rows of pairs of places.</summary>
    /// <param name="rows">A place, and as its name the other; the value is how many they share.</param>
    /// <param name="presence">Who is where.</param>
    public static IReadOnlyList<MetricRow> Judge(IReadOnlyList<MetricRow> rows, IReadOnlyList<MetricPart> presence)
    {
        if (!rows.Any(row => row.Names.Count > 0)) return rows;
        Dictionary<string, int> places = presence.Select(part => part.Scope).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((scope, index) => (scope, index)).ToDictionary(StringComparer.Ordinal);
        int[][] placesOf = presence.GroupBy(part => part.Member).OrderBy(person => person.Key).Select(person => person.Select(part => places[part.Scope]).Order().ToArray()).ToArray();
        double[,] expected = new RandomAssignment(placesOf, places.Count).Expected();
        List<MetricRow> judged = rows.Select(row => row.Names.Count == 0 ? row : WithLift(row, expected[places[row.Scope], places[row.Names[0]]])).ToList();
        return MultipleTesting.Annotate(judged, judged.Select(row => row.Names.Count == 0 ? (double?)null : Poisson.TwoSided((long)row.Value!.Value, row.Details["expected"]!.Value)).ToList());
    }

    // Chance that gives none in any sample may still give one now and then.
    private static MetricRow WithLift(MetricRow row, double mean)
    {
        double expected = Math.Max(mean, 0.5 / Samples);
        return row.With(("expected", expected), ("lift", row.Value / expected));
    }

    private double[,] Expected()
    {
        var shared = new double[_places, _places];
        Trade(BurnIn * _placesOf.Length);
        for (int i = 0; i < Samples; i++)
        {
            Trade(_placesOf.Length);
            Count(shared);
        }

        for (int i = 0; i < _places; i++)
        {
            for (int j = 0; j < _places; j++) shared[i, j] /= Samples;
        }

        return shared;
    }

    private void Count(double[,] shared)
    {
        foreach (int[] places in _placesOf)
        {
            for (int i = 0; i < places.Length; i++)
            {
                for (int j = 0; j < places.Length; j++) shared[places[i], places[j]]++;
            }
        }
    }

    private void Trade(int times)
    {
        if (_placesOf.Length < 2) return;
        var pool = new List<int>();
        for (int i = 0; i < times; i++)
        {
            int one = (int)_random.Below((uint)_placesOf.Length), other = (int)_random.Below((uint)_placesOf.Length);
            if (one != other) Trade(ref _placesOf[one], ref _placesOf[other], pool);
        }
    }

    // What only one of the two has is dealt out anew; each keeps as many as it had.
    private void Trade(ref int[] one, ref int[] other, List<int> pool)
    {
        int[] first = one, second = other;
        pool.Clear();
        pool.AddRange(first.Where(place => Array.IndexOf(second, place) < 0));
        int mine = pool.Count;
        pool.AddRange(second.Where(place => Array.IndexOf(first, place) < 0));
        if (mine == 0 || mine == pool.Count) return;
        for (int i = pool.Count - 1; i > 0; i--)
        {
            int j = (int)_random.Below((uint)i + 1);
            (pool[i], pool[j]) = (pool[j], pool[i]);
        }

        int[] shared = first.Where(place => Array.IndexOf(second, place) >= 0).ToArray();
        one = [.. shared, .. pool.Take(mine)];
        other = [.. shared, .. pool.Skip(mine)];
    }
}
