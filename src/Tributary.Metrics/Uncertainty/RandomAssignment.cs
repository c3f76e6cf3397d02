using System.Runtime.CompilerServices;

namespace Tributary.Metrics.Uncertainty;

/// <summary>
/// What overlap chance gives: assignments of contributors to places in which each contributor is in as many places and each place has as many contributors as
/// there are, drawn evenly by curveball trades (Strona, Nappo, Boccacci, Fattorini and San-Miguel-Ayanz 2014).
/// </summary>
internal sealed class RandomAssignment
{
    private const int Samples = 100;

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
    public static IReadOnlyList<MetricRow> Judge(IReadOnlyList<MetricRow> rows, IReadOnlyList<MetricParts> presence)
    {
        Dictionary<string, int> places = presence.Select((parts, index) => (parts.Scope, index)).ToDictionary(StringComparer.Ordinal);
        int[][] placesOf = presence.SelectMany((parts, place) => parts.Members.Select(part => (part.Member, place))).GroupBy(it => it.Member, it => it.place).OrderBy(person => person.Key).Select(person => person.ToArray()).ToArray();
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Trade(int times)
    {
        if (_placesOf.Length < 2) return;
        Span<int> pool = stackalloc int[2 * _placesOf.Max(places => places.Length)];
        for (int i = 0; i < times; i++)
        {
            int one = (int)_random.Below((uint)_placesOf.Length), other = (int)_random.Below((uint)_placesOf.Length);
            if (one != other) Trade(_placesOf[one], _placesOf[other], pool);
        }
    }

    // What only one of the two has is dealt out anew; each keeps as many as it had. Both are turned so that what they share stands first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Trade(int[] one, int[] other, Span<int> pool)
    {
        int shared = 0;
        for (int i = 0; i < one.Length; i++)
        {
            int there = Array.IndexOf(other, one[i], shared);
            if (there < 0) continue;
            (one[shared], one[i]) = (one[i], one[shared]);
            (other[shared], other[there]) = (other[there], other[shared]);
            shared++;
        }

        int mine = one.Length - shared, theirs = other.Length - shared;
        if (mine == 0 || theirs == 0) return;
        one.AsSpan(shared).CopyTo(pool);
        other.AsSpan(shared).CopyTo(pool[mine..]);
        for (int i = mine + theirs - 1; i > 0; i--)
        {
            int j = (int)_random.Below((uint)i + 1);
            (pool[i], pool[j]) = (pool[j], pool[i]);
        }

        pool[..mine].CopyTo(one.AsSpan(shared));
        pool.Slice(mine, theirs).CopyTo(other.AsSpan(shared));
    }
}
