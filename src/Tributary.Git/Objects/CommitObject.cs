using System.Buffers;
using Tributary.Model;

namespace Tributary.Git.Objects;

/// <summary>
/// A commit object's bytes, and what walking a history takes of them. Nothing but a tree or a parent that is no id is refused, as in git:
/// all other headers may be missing, doubled or out of their place.
/// </summary>
/// <remarks>Source: parse_commit_buffer and parse_commit_date of git 2.39.</remarks>
internal readonly ref struct CommitObject
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly ReadOnlySpan<byte> _content;
    private readonly ReadOnlySpan<byte> _rest;
    private readonly int _hexLength;

    private CommitObject(ReadOnlySpan<byte> content, int hexLength, int parentCount, ReadOnlySpan<byte> rest)
    {
        _content = content;
        _hexLength = hexLength;
        ParentCount = parentCount;
        _rest = rest;
    }

    /// <summary>The tree's id.</summary>
    public ObjectId Tree => IdIn(_content.Slice("tree ".Length, _hexLength));

    /// <summary>How many parents it names; one may be named twice.</summary>
    public int ParentCount { get; }

    /// <summary>The number by which git orders commits: mostly the committer's seconds since 1970, 0 where git finds none.</summary>
    public ulong Date => ReadDate(_rest);

    /// <summary>Whether its texts are declared to be anything but UTF-8: only git can convert those.</summary>
    public bool IsEncoded => ReadHeader().IsEncoded;

    /// <summary>The same commit at the boundary of a history that is cut off there: it has no parents.</summary>
    public CommitObject WithoutParents => new(_content, _hexLength, parentCount: 0, _rest);

    /// <summary>A commit object's content, without git's "commit SIZE" before it.</summary>
    /// <param name="content">The bytes, which the result refers to.</param>
    /// <param name="idLength">Bytes of the repository's ids.</param>
    /// <exception cref="InvalidDataException">Git would not read it either.</exception>
    public static CommitObject Parse(ReadOnlySpan<byte> content, int idLength)
    {
        int hexLength = 2 * idLength;
        int treeLine = "tree \n".Length + hexLength;
        int parentLine = "parent \n".Length + hexLength;
        if (content.Length <= treeLine || !content.StartsWith("tree "u8) || content[treeLine - 1] != '\n')
            throw new InvalidDataException("a commit object does not begin with a tree");
        if (content.Slice("tree ".Length, hexLength).ContainsAnyExcept(HexDigits)) throw new InvalidDataException("a commit object's tree is no id");

        int parents = 0;
        ReadOnlySpan<byte> rest = content[treeLine..];
        while (rest.Length >= parentLine && rest.StartsWith("parent "u8))
        {
            // Git wants something to follow a parent.
            if (rest.Length == parentLine || rest[parentLine - 1] != '\n' || rest.Slice("parent ".Length, hexLength).ContainsAnyExcept(HexDigits))
                throw new InvalidDataException("a commit object's parent is no id");
            rest = rest[parentLine..];
            parents++;
        }

        return new CommitObject(content, hexLength, parents, rest);
    }

    /// <summary>A parent's id.</summary>
    public ObjectId Parent(int index) => IdIn(ParentHex(index));

    /// <summary>A parent's id as written, in digits of either case.</summary>
    public ReadOnlySpan<byte> ParentHex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ParentCount);
        return _content.Slice("tree \nparent ".Length + _hexLength + (index * ("parent \n".Length + _hexLength)), _hexLength);
    }

    /// <summary>What follows the parents, up to and with the message.</summary>
    public CommitHeader ReadHeader() => CommitHeader.Parse(_rest);

    // Git finds the first '>' after the word "committer" and the number after that, on whatever line they are.
    private static ulong ReadDate(ReadOnlySpan<byte> rest)
    {
        if (!rest.StartsWith("author"u8)) return 0;
        ReadOnlySpan<byte> committer = After(rest, (byte)'\n');
        if (!committer.StartsWith("committer"u8)) return 0;
        ReadOnlySpan<byte> date = After(committer, (byte)'>');
        return After(date, (byte)'\n').IsEmpty ? 0 : CNumber.Parse(date);
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> bytes, byte sign)
    {
        int index = bytes.IndexOf(sign);
        return index < 0 ? [] : bytes[(index + 1)..];
    }

    private static ObjectId IdIn(ReadOnlySpan<byte> hex) =>
        ObjectId.TryParse(hex, out ObjectId id) ? id : throw new InvalidOperationException("a commit object that was not parsed has no ids");
}
