using System.Buffers;
using System.Buffers.Binary;

namespace Tributary.Git.Reading;

/// <summary>Keeps changed paths until they are told to somebody else, as far as there is room.</summary>
internal sealed class ChangeBuffer : IHistoryVisitor
{
    private const int HeaderLength = 1 + sizeof(int);

    // More than that many bytes are not worth being kept: what is left is compared when it is told.
    private const int Most = 1 << 19;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Bytes that are kept.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>Forgets all.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <inheritdoc/>
    public void VisitCommit(in CommitRecord commit) => throw new InvalidOperationException("only changes are kept");

    /// <inheritdoc/>
    /// <exception cref="FullException">There is no more room.</exception>
    public void VisitChange(byte status, ReadOnlySpan<byte> path)
    {
        if (_bytes.WrittenCount + HeaderLength + path.Length > Most) throw new FullException();
        Span<byte> entry = _bytes.GetSpan(HeaderLength + path.Length);
        entry[0] = status;
        BinaryPrimitives.WriteInt32LittleEndian(entry[1..], path.Length);
        path.CopyTo(entry[HeaderLength..]);
        _bytes.Advance(HeaderLength + path.Length);
    }

    /// <inheritdoc/>
    public void VisitUnknownChanges() => throw new InvalidOperationException("only changes are kept");

    /// <summary>Tells the changes between two places.</summary>
    /// <param name="start">A <see cref="Length"/> of before.</param>
    /// <param name="end">A later one.</param>
    /// <param name="visitor">Takes them.</param>
    public void Tell(int start, int end, IHistoryVisitor visitor)
    {
        ReadOnlySpan<byte> left = _bytes.WrittenSpan[start..end];
        while (!left.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(left[1..]);
            visitor.VisitChange(left[0], left.Slice(HeaderLength, length));
            left = left[(HeaderLength + length)..];
        }
    }

    /// <summary>There is no more room.</summary>
    internal sealed class FullException : Exception;
}
