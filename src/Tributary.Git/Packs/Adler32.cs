using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tributary.Git.Packs;

/// <summary>The checksum of a zlib stream.</summary>
/// <remarks>Source: RFC 1950, 8.2 and 9.</remarks>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // The sums of columns are added up after each row: 255 * (1 + ... + 22) is the last that 16 bits hold.
    private const int Columns = 16, MostRows = 23;

    private static readonly Vector128<ushort> LowWeights = Vector128.Create((ushort)16, 15, 14, 13, 12, 11, 10, 9), HighWeights = Vector128.Create((ushort)8, 7, 6, 5, 4, 3, 2, 1);

    /// <summary>The sum of some bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint a = 1, b = 0;
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> part = bytes[..Math.Min(bytes.Length, MostRows * Columns)];
            bytes = bytes[part.Length..];
            ReadOnlySpan<Vector128<byte>> rows = MemoryMarshal.Cast<byte, Vector128<byte>>(part);
            AddRows(rows, ref a, ref b);
            foreach (byte value in part[(rows.Length * Columns)..])
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
        }

        return (b << 16) | a;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows(ReadOnlySpan<Vector128<byte>> rows, ref uint a, ref uint b)
    {
        Vector128<ushort> low = default, high = default, lowBefore = default, highBefore = default;
        foreach (Vector128<byte> row in rows)
        {
            lowBefore += low;
            highBefore += high;
            low += Vector128.WidenLower(row);
            high += Vector128.WidenUpper(row);
        }

        b += (uint)Columns * (((uint)rows.Length * a) + Sum(lowBefore) + Sum(highBefore)) + Sum(low, LowWeights) + Sum(high, HighWeights);
        a += Sum(low) + Sum(high);
    }

    private static uint Sum(Vector128<ushort> values) => Vector128.Sum(Vector128.WidenLower(values) + Vector128.WidenUpper(values));

    private static uint Sum(Vector128<ushort> values, Vector128<ushort> weights) =>
        Vector128.Sum((Vector128.WidenLower(values) * Vector128.WidenLower(weights)) + (Vector128.WidenUpper(values) * Vector128.WidenUpper(weights)));
}
