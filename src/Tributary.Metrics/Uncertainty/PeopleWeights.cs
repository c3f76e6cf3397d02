using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tributary.Metrics.Uncertainty;

/// <summary>People whose amounts are summed with random weights. Those who did alike are drawn at once: the sum of Poisson numbers is one.</summary>
internal sealed class PeopleWeights
{
    // A Poisson number of mean 1 for each number of 16 bits: one draw of 64 bits serves four people.
    private static readonly byte[] Once = TableOfOnce();

    private readonly Vector256<double>[] _single;
    private readonly (Vector256<double> Part, PoissonDraw Times)[] _alike;

    /// <summary>Takes people in whatever order.</summary>
    public PeopleWeights(IReadOnlyList<PairedPart> people)
    {
        // Resampling draws by place: the order must not depend on the engine's.
        List<(PairedPart Part, int People)> groups = people.Where(part => part != default).CountBy(part => part).Select(group => (Part: group.Key, People: group.Value))
            .OrderBy(group => group.Part.AmountBefore).ThenBy(group => group.Part.AmountAfter).ThenBy(group => group.Part.WholeBefore).ThenBy(group => group.Part.WholeAfter).ToList();
        _single = groups.Where(group => group.People == 1).Select(group => Vector(group.Part)).ToArray();
        _alike = groups.Where(group => group.People > 1).Select(group => (Vector(group.Part), PoissonDraw.Of(group.People))).ToArray();
    }

    /// <summary>The sums of one resample. Hot: a thousand times a scope, and done before the runtime would notice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PairedPart Draw(ref SplitMix64 random)
    {
        Vector256<double> sum = default;
        byte[] once = Once;
        ulong bits = 0;
        for (int i = 0; i < _single.Length; i++)
        {
            if ((i & 3) == 0) bits = random.Next();
            sum += _single[i] * once[(int)(bits & 0xFFFF)];
            bits >>= 16;
        }

        foreach (ref readonly (Vector256<double> Part, PoissonDraw Times) group in _alike.AsSpan()) sum += group.Part * group.Times.Next(ref random);
        return new PairedPart(sum[0], sum[1], sum[2], sum[3]);
    }

    private static Vector256<double> Vector(PairedPart part) => Vector256.Create(part.AmountBefore, part.WholeBefore, part.AmountAfter, part.WholeAfter);

    // Off from the distribution by less than one in 65,536, anywhere.
    private static byte[] TableOfOnce()
    {
        var table = new byte[1 << 16];
        double sum = 0, here = Math.Exp(-1);
        int from = 0;
        for (byte number = 0; from < table.Length; number++)
        {
            sum += here;
            here /= number + 1;
            int to = here * table.Length < 0.01 ? table.Length : (int)Math.Round(sum * table.Length);
            table.AsSpan(from, to - from).Fill(number);
            from = to;
        }

        return table;
    }
}
