namespace Tributary.Git.Objects;

/// <summary>What git takes for white space: not what C's library does, there is no form feed and no vertical tab.</summary>
/// <remarks>Source: sane_ctype of git's ctype.c.</remarks>
internal static class GitSpace
{
    /// <summary>The bytes without white space at their end.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length;
        while (length > 0 && IsSpace(bytes[length - 1])) length--;
        return bytes[..length];
    }

    /// <summary>The bytes without white space at their start.</summary>
    public static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> bytes)
    {
        int start = 0;
        while (start < bytes.Length && IsSpace(bytes[start])) start++;
        return bytes[start..];
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
}
