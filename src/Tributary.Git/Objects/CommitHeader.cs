using System.Text;

namespace Tributary.Git.Objects;

/// <summary>A commit object's lines of text after its tree and parents. A header that is not there is empty.</summary>
/// <remarks>Source: parse_commit_header and find_commit_header of git 2.39.</remarks>
internal readonly ref struct CommitHeader
{
    /// <summary>The last author line, without the word.</summary>
    public ReadOnlySpan<byte> Author { get; private init; }

    /// <summary>The last committer line, without the word.</summary>
    public ReadOnlySpan<byte> Committer { get; private init; }

    /// <summary>Whether the first encoding line names anything but UTF-8.</summary>
    public bool IsEncoded { get; private init; }

    /// <summary>What follows the headers, from the empty line on and up to a NUL.</summary>
    public ReadOnlySpan<byte> Message { get; private init; }

    /// <summary>Splits what follows a commit object's parents.</summary>
    public static CommitHeader Parse(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> author = default, committer = default;
        bool? isEncoded = null;
        // A line ends at a NUL as well, and at its very start a NUL ends the headers. What follows the end of the last line is no message, whatever it is.
        while (!text.IsEmpty && text[0] is not ((byte)'\n' or 0))
        {
            int length = text.IndexOfAny((byte)'\n', (byte)0);
            ReadOnlySpan<byte> line = length < 0 ? text : text[..length];
            if (line.StartsWith("author "u8)) author = line["author ".Length..];
            else if (line.StartsWith("committer "u8)) committer = line["committer ".Length..];
            else if (line.StartsWith("encoding "u8)) isEncoded ??= !IsUtf8(line["encoding ".Length..]);
            // Git looks for signatures beyond a NUL, but not for an encoding.
            if (length >= 0 && text[length] == 0) isEncoded ??= false;
            text = length < 0 ? [] : text[(length + 1)..];
        }

        int nul = text.IndexOf((byte)0);
        return new CommitHeader { Author = author, Committer = committer, IsEncoded = isEncoded ?? false, Message = nul < 0 ? text : text[..nul] };
    }

    private static bool IsUtf8(ReadOnlySpan<byte> encoding) => Ascii.EqualsIgnoreCase(encoding, "utf-8"u8) || Ascii.EqualsIgnoreCase(encoding, "utf8"u8);
}
