namespace Tributary.Git.Objects;

/// <summary>The parts of an author or committer line: all empty where no address is in it, date and offset empty where one of them is missing.</summary>
/// <remarks>Source: split_ident_line of git 2.39.</remarks>
internal readonly ref struct SignatureLine
{
    /// <summary>What stands before the first '&lt;', without white space at its end.</summary>
    public ReadOnlySpan<byte> Name { get; private init; }

    /// <summary>What stands between the first '&lt;' and the '&gt;' after it.</summary>
    public ReadOnlySpan<byte> Address { get; private init; }

    /// <summary>Digits after the last '&gt;'.</summary>
    public ReadOnlySpan<byte> Date { get; private init; }

    /// <summary>A sign and digits after the date.</summary>
    public ReadOnlySpan<byte> Offset { get; private init; }

    /// <summary>Splits a line without the word that it begins with.</summary>
    public static SignatureLine Split(ReadOnlySpan<byte> line)
    {
        int open = line.IndexOf((byte)'<');
        if (open < 0) return default;
        ReadOnlySpan<byte> name = GitSpace.TrimEnd(line[..open]);
        ReadOnlySpan<byte> address = line[(open + 1)..];
        int length = address.IndexOf((byte)'>');
        if (length < 0) return default;
        ReadOnlySpan<byte> date = GitSpace.TrimStart(line[(line.LastIndexOf((byte)'>') + 1)..]);
        int digits = CountDigits(date);
        ReadOnlySpan<byte> offset = digits == 0 ? [] : SignAndDigits(GitSpace.TrimStart(date[digits..]));
        return new SignatureLine { Name = name, Address = address[..length], Date = offset.IsEmpty ? [] : date[..digits], Offset = offset };
    }

    private static ReadOnlySpan<byte> SignAndDigits(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] is not ((byte)'+' or (byte)'-')) return [];
        int digits = CountDigits(bytes[1..]);
        return digits == 0 ? [] : bytes[..(1 + digits)];
    }

    private static int CountDigits(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? bytes.Length : end;
    }
}
