using Tributary.Model;

namespace Tributary.Git.Objects;

/// <summary>An object's bytes, kept in an <see cref="ObjectArena"/> at least until who reads them lets go.</summary>
internal sealed class CachedObject
{
    private byte[] _buffer = [];

    /// <summary>Commit, tree or tag.</summary>
    public ObjectType Type { get; private set; }

    /// <summary>The object's bytes, while it is held.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(Start, Length);

    /// <summary>For who makes it.</summary>
    public Span<byte> Room => _buffer.AsSpan(Start, Length);

    /// <summary>Where it begins in its buffer.</summary>
    public int Start { get; private set; }

    /// <summary>How long it is.</summary>
    public int Length { get; private set; }

    /// <summary>Under which key it is kept; 0: it is not.</summary>
    public long Key { get; set; }

    /// <summary>The id by which it was asked for last.</summary>
    public ObjectId Id { get; set; }

    /// <summary>Another whose key falls into the same place of an arena's table.</summary>
    public CachedObject? Neighbour { get; set; }

    /// <summary>How many hold it.</summary>
    public int Holders { get; private set; }

    /// <summary>Keeps it where it is until <see cref="Release"/>.</summary>
    public CachedObject Hold()
    {
        Holders++;
        return this;
    }

    /// <summary>Lets go; its bytes are then not to be looked at any more.</summary>
    public void Release() => Holders--;

    /// <summary>Begins anew as another object, held once.</summary>
    internal void Become(byte[] buffer, int start, int length, ObjectType type, long key) =>
        (_buffer, Start, Length, Type, Key, Id, Holders) = (buffer, start, length, type, key, default, 1);
}
