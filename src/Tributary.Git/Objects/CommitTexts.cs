using System.Buffers;
using System.Globalization;
using System.Text;
using Tributary.Model;

namespace Tributary.Git.Objects;

/// <summary>
/// Makes of commit objects what <c>git log</c> prints of them. Texts are the object's own bytes wherever git prints them as they stand;
/// all others are in a buffer that the next commit overwrites.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class CommitTexts
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>A commit's record, valid until the next one is read and as long as the commit's content is there.</summary>
    /// <param name="commit">A commit of which the texts are in UTF-8 or said to be so: not <see cref="CommitObject.IsEncoded"/>.</param>
    /// <param name="id">Its id.</param>
    public CommitRecord Read(CommitObject commit, ObjectId id)
    {
        _buffer.ResetWrittenCount();
        CommitHeader header = commit.ReadHeader();
        var message = CommitMessage.Split(header.Message);
        return new CommitRecord
        {
            Id = id,
            Parents = Parents(commit),
            Author = ToMoment(SignatureLine.Split(header.Author)),
            Committer = ToMoment(SignatureLine.Split(header.Committer)),
            Subject = message.Subject(_buffer),
            Body = message.Body,
        };
    }

    private ReadOnlySpan<byte> Parents(CommitObject commit)
    {
        if (commit.ParentCount == 0) return [];
        if (commit.ParentCount == 1 && commit.ParentHex(0) is var parent && !parent.ContainsAnyInRange((byte)'A', (byte)'F')) return parent;
        int start = _buffer.WrittenCount;
        for (int i = 0; i < commit.ParentCount; i++)
        {
            if (i > 0) _buffer.Write(" "u8);
            ReadOnlySpan<byte> hex = commit.ParentHex(i);
            Ascii.ToLower(hex, _buffer.GetSpan(hex.Length), out int written);
            _buffer.Advance(written);
        }

        return _buffer.WrittenSpan[start..];
    }

    private CommitRecord.Moment ToMoment(SignatureLine signature)
    {
        bool isDated = !signature.Date.IsEmpty;
        ulong time = CNumber.ParseDigits(signature.Date);
        // Git puts what no clock can say at the beginning of time.
        bool isFit = time <= long.MaxValue;
        return new CommitRecord.Moment
        {
            Name = signature.Name,
            Address = signature.Address,
            Time = !isDated ? null : isFit ? (long)time : 0,
            Offset = !isDated ? [] : isFit ? Offset(signature.Offset) : "+0000"u8,
        };
    }

    // As printf's %+05d prints it: a sign and at least four digits, and no minus before zero.
    private ReadOnlySpan<byte> Offset(ReadOnlySpan<byte> written)
    {
        if (written.Length == "+0000".Length && !written.SequenceEqual("-0000"u8)) return written;
        long offset = (long)Math.Min(CNumber.ParseDigits(written[1..]), uint.MaxValue) * (written[0] == '-' ? -1 : 1);
        if (offset is >= int.MaxValue or <= int.MinValue) offset = 0;
        int start = _buffer.WrittenCount;
        offset.TryFormat(_buffer.GetSpan("+2147483646".Length), out int length, "+0000;-0000", CultureInfo.InvariantCulture);
        _buffer.Advance(length);
        return _buffer.WrittenSpan[start..];
    }
}
