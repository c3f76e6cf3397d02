namespace Tributary.Git;

/// <summary>Splits the text of a trailer that names a person.</summary>
public static class SignatureText
{
    /// <summary>Splits <c>Name &lt;address&gt;</c>; false where the text is not of that form or the address is empty.</summary>
    /// <param name="value">A trailer's value.</param>
    /// <param name="name">What stands before the last '&lt;', trimmed; may be empty.</param>
    /// <param name="address">What stands between the last '&lt;' and the '&gt;' after it, trimmed.</param>
    public static bool TrySplit(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> address)
    {
        name = address = default;
        int open = value.LastIndexOf((byte)'<');
        if (open < 0) return false;
        int length = value[(open + 1)..].IndexOf((byte)'>');
        if (length < 0) return false;
        name = value[..open].Trim(" \t\""u8);
        address = value.Slice(open + 1, length).Trim(" \t"u8);
        return !address.IsEmpty;
    }
}
