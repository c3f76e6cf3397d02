using System.Buffers;

namespace Tributary.Git.Objects;

/// <summary>A commit's message in two: its first paragraph, which ends at a line of white space, and the rest from its first line that is none.</summary>
/// <remarks>Source: format_subject and skip_blank_lines of git 2.39.</remarks>
internal readonly ref struct CommitMessage
{
    private readonly ReadOnlySpan<byte> _firstLine;
    private readonly ReadOnlySpan<byte> _furtherLines;

    private CommitMessage(ReadOnlySpan<byte> firstLine, ReadOnlySpan<byte> furtherLines, ReadOnlySpan<byte> body)
    {
        _firstLine = firstLine;
        _furtherLines = furtherLines;
        Body = body;
    }

    /// <summary>The message without its first paragraph.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Splits a message.</summary>
    public static CommitMessage Split(ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> rest = SkipBlankLines(message);
        ReadOnlySpan<byte> firstLine = TakeLine(ref rest);
        ReadOnlySpan<byte> further = rest;
        int length = 0;
        while (!TakeLine(ref rest).IsEmpty) length = further.Length - rest.Length;
        return new CommitMessage(firstLine, further[..length], SkipBlankLines(rest));
    }

    /// <summary>The first paragraph's lines joined with spaces: a line as it stands where there is only one, else written to a buffer.</summary>
    public ReadOnlySpan<byte> Subject(ArrayBufferWriter<byte> buffer)
    {
        if (_furtherLines.IsEmpty) return _firstLine;
        int start = buffer.WrittenCount;
        buffer.Write(_firstLine);
        ReadOnlySpan<byte> rest = _furtherLines;
        while (!rest.IsEmpty)
        {
            buffer.Write(" "u8);
            buffer.Write(TakeLine(ref rest));
        }

        return buffer.WrittenSpan[start..];
    }

    private static ReadOnlySpan<byte> SkipBlankLines(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = text;
        while (!rest.IsEmpty && TakeLine(ref rest).IsEmpty) text = rest;
        return text;
    }

    // Without its line feed and white space before that.
    private static ReadOnlySpan<byte> TakeLine(scoped ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return GitSpace.TrimEnd(line);
    }
}
