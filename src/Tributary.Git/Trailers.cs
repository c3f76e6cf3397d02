using System.Text;

namespace Tributary.Git;

/// <summary>Takes a trailer (or a mark, whose key is empty).</summary>
public delegate void TrailerVisitor(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

/// <summary>
/// Finds the lines of a message's body that say who or what took part. These are the trailers of the block at its end, by git's own rule;
/// elsewhere, since a squash puts the trailers of many messages into the middle of one, lines such as <c>Co-authored-by: Name &lt;address&gt;</c>
/// <c>Made-with: Tool</c>, and <c>Key: https://...</c>; and <em>marks</em>: a line that is a link and nothing else, or begins like <c>Generated with ...</c>.
/// </summary>
/// <remarks>Source: git-interpret-trailers(1), and find_trailer_block_start and find_separator in git's trailer.c.</remarks>
public static class Trailers
{
    private const int LongestMark = 300;

    /// <summary>Visits a body's trailers and marks from top to bottom.</summary>
    /// <param name="body">The message without its first paragraph, UTF-8.</param>
    /// <param name="visitor">Takes each key (as written) and value (trimmed; continuation lines joined with a space).</param>
    public static void Visit(ReadOnlySpan<byte> body, TrailerVisitor visitor)
    {
        int blockStart = BlockStart(body);
        foreach (Range range in body[..blockStart].Split((byte)'\n')) VisitLoose(body[range], visitor);
        VisitBlock(body[blockStart..], visitor);
    }

    /// <summary>Where the trailer block begins; the body's length where there is none.</summary>
    internal static int BlockStart(ReadOnlySpan<byte> body)
    {
        int trailers = 0, others = 0, continuations = 0;
        bool generated = false, onlyBlank = true;
        int end = body.Length;
        while (end > 0)
        {
            int start = body[..(body[end - 1] == '\n' ? end - 1 : end)].LastIndexOf((byte)'\n') + 1;
            ReadOnlySpan<byte> line = body[start..end];
            if (IsBlank(line))
            {
                if (!onlyBlank) return IsBlock() ? end : body.Length;
            }
            else
            {
                onlyBlank = false;
                Count(line);
            }

            end = start;
        }

        // Above the body stands the blank line that ends the subject.
        return !onlyBlank && IsBlock() ? 0 : body.Length;

        bool IsBlock()
        {
            others += continuations;
            continuations = 0;
            return (generated && trailers * 3 >= others) || (trailers > 0 && others == 0);
        }

        void Count(ReadOnlySpan<byte> line)
        {
            if (line[0] == '#')
            {
                others += continuations;
                continuations = 0;
            }
            else if (line.StartsWith("Signed-off-by: "u8) || line.StartsWith("(cherry picked from commit "u8))
            {
                trailers++;
                continuations = 0;
                generated = true;
            }
            else if (Separator(line) >= 1 && !IsSpace(line[0]))
            {
                trailers++;
                continuations = 0;
            }
            else if (IsSpace(line[0]))
            {
                continuations++;
            }
            else
            {
                others += 1 + continuations;
                continuations = 0;
            }
        }
    }

    private static void VisitBlock(ReadOnlySpan<byte> block, TrailerVisitor visitor)
    {
        while (!block.IsEmpty)
        {
            int length = TrailerLength(block);
            ReadOnlySpan<byte> trailer = block[..length];
            block = block[length..];
            int separator = Separator(trailer);
            if (separator >= 1 && !IsSpace(trailer[0])) visitor(trailer[..separator].Trim(" \t"u8), Unfold(trailer[(separator + 1)..]));
            else VisitLoose(trailer.TrimEnd((byte)'\n'), visitor);
        }
    }

    // A line and the indented lines that continue it.
    private static int TrailerLength(ReadOnlySpan<byte> block)
    {
        int length = 0;
        do
        {
            int line = block[length..].IndexOf((byte)'\n');
            length = line < 0 ? block.Length : length + line + 1;
        }
        while (length < block.Length && IsSpace(block[length]) && block[length] != '\n');
        return length;
    }

    private static ReadOnlySpan<byte> Unfold(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t\r\n"u8);
        if (!value.Contains((byte)'\n')) return value;
        var unfolded = new List<byte>(value.Length);
        foreach (Range range in value.Split((byte)'\n'))
        {
            if (unfolded.Count > 0) unfolded.Add((byte)' ');
            unfolded.AddRange(value[range].Trim(" \t\r"u8));
        }

        return unfolded.ToArray();
    }

    private static void VisitLoose(ReadOnlySpan<byte> line, TrailerVisitor visitor)
    {
        line = line.Trim(" \t\r"u8);
        if (line.Length is < 8 or > LongestMark) return;
        if (IsMark(line))
        {
            visitor([], line);
            return;
        }

        int separator = Separator(line);
        if (separator < 1 || line[..separator].Contains((byte)' ')) return;
        ReadOnlySpan<byte> value = line[(separator + 1)..].Trim(" \t"u8);
        if (IsLink(value) || (EndsInBy(line[..separator]) && value.EndsWith(">"u8)) || NamesTool(line[..separator])) visitor(line[..separator], value);
    }

    private static bool IsMark(ReadOnlySpan<byte> line)
    {
        if (IsLink(line)) return !line.Contains((byte)' ');
        int start = line.IndexOfAnyInRange((byte)'A', (byte)'Z');
        // An emoji, a star, a bracket may stand before the first word; another sentence, or a template's unticked box, may not.
        if (start is < 0 or > 12 || line[..start].ContainsAnyInRange((byte)'a', (byte)'z') || line[..start].IndexOf("[ ]"u8) >= 0) return false;
        ReadOnlySpan<byte> words = line[start..];
        int space = words.IndexOf((byte)' ');
        if (space < 0 || !IsMaking(words[..space])) return false;
        ReadOnlySpan<byte> rest = words[(space + 1)..];
        return rest.StartsWith("with "u8) || rest.StartsWith("by "u8) || rest.StartsWith("using "u8) || rest.StartsWith("via "u8);
    }

    private static bool IsMaking(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("Generated"u8) || word.SequenceEqual("Made"u8) || word.SequenceEqual("Authored"u8) || word.SequenceEqual("Created"u8)
        || word.SequenceEqual("Written"u8) || word.SequenceEqual("Assisted"u8) || word.SequenceEqual("Implemented"u8) || word.SequenceEqual("Built"u8)
        || word.SequenceEqual("Drafted"u8) || word.SequenceEqual("Developed"u8) || word.SequenceEqual("Co-authored"u8) || word.SequenceEqual("Co-Authored"u8)
        || word.SequenceEqual("Co-developed"u8) || word.SequenceEqual("Co-Developed"u8);

    private static bool IsLink(ReadOnlySpan<byte> value) => value.StartsWith("https://"u8) || value.StartsWith("http://"u8);

    private static bool EndsInBy(ReadOnlySpan<byte> key) => key.Length > 3 && key[^3] == '-' && (key[^2] | 0x20) == 'b' && (key[^1] | 0x20) == 'y';

    // Keys whose value is a tool's name and needs no address: Made-with, AI-Assisted-by.
    private static bool NamesTool(ReadOnlySpan<byte> key) =>
        Ascii.EqualsIgnoreCase(key, "made-with"u8) || Ascii.EqualsIgnoreCase(key, "generated-with"u8)
        || EndsIn(key, "assisted-by"u8) || EndsIn(key, "generated-by"u8);

    private static bool EndsIn(ReadOnlySpan<byte> key, ReadOnlySpan<byte> ending) => key.Length >= ending.Length && Ascii.EqualsIgnoreCase(key[^ending.Length..], ending);

    private static int Separator(ReadOnlySpan<byte> line)
    {
        bool space = false;
        for (int i = 0; i < line.Length; i++)
        {
            byte c = line[i];
            if (c == ':') return i;
            if (!space && (char.IsAsciiLetterOrDigit((char)c) || c == '-')) continue;
            if (i == 0 || c is not ((byte)' ' or (byte)'\t')) return -1;
            space = true;
        }

        return -1;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r\n\v\f"u8).IsEmpty;

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\v' or (byte)'\f';
}
