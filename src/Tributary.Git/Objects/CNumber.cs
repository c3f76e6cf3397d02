namespace Tributary.Git.Objects;

/// <summary>Decimal numbers as C's library reads them, for git does so.</summary>
internal static class CNumber
{
    /// <summary>The number that some bytes begin with, after white space and a sign; 0 where there is none. A negative one wraps around, one too large is the largest.</summary>
    /// <remarks>Source: strtoumax(3).</remarks>
    public static ulong Parse(ReadOnlySpan<byte> bytes)
    {
        int start = 0;
        while (start < bytes.Length && bytes[start] is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r')) start++;
        bool isNegative = start < bytes.Length && bytes[start] == '-';
        if (start < bytes.Length && bytes[start] is (byte)'+' or (byte)'-') start++;
        if (!TryParseDigits(bytes[start..], out ulong value)) return ulong.MaxValue;
        return isNegative ? unchecked(0 - value) : value;
    }

    /// <summary>The number whose digits some bytes begin with; 0 where there is none, the largest where it is larger.</summary>
    public static ulong ParseDigits(ReadOnlySpan<byte> bytes) => TryParseDigits(bytes, out ulong value) ? value : ulong.MaxValue;

    private static bool TryParseDigits(ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        foreach (byte c in bytes)
        {
            uint digit = (uint)c - '0';
            if (digit > 9) break;
            if (value > (ulong.MaxValue - digit) / 10) return false;
            value = (value * 10) + digit;
        }

        return true;
    }
}
