namespace Tributary.Git;

/// <summary>
/// Cuts a stream into fields that end in NUL. Fields since the last <see cref="Release"/> stay where they are in the buffer,
/// which grows as they need it, so that a whole record can be looked at without copying it.
/// </summary>
internal sealed class NulFields(Stream stream)
{
    // No message or path is a tenth of it, and what is read is held several times over.
    private const int LongestRecord = 64 * 1024 * 1024;

    // Larger than git's pipe (64 KiB), so that one read empties it.
    private byte[] _buffer = new byte[256 * 1024];
    private int _kept;
    private int _next;
    private int _end;

    /// <summary>Bytes taken from the stream.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Gives up all fields taken so far.</summary>
    public void Release() => _kept = _next;

    /// <summary>The next field without its NUL, as a range for <see cref="Bytes"/>; false at the end of the stream.</summary>
    /// <exception cref="EndOfStreamException">The stream ends within a field.</exception>
    /// <exception cref="InvalidDataException">The fields since the last <see cref="Release"/> are longer than 64 MiB.</exception>
    public bool TryTake(out Field field)
    {
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_next + searched, _end - _next - searched).IndexOf((byte)0);
            if (length >= 0)
            {
                field = new Field(_next - _kept, searched + length);
                _next += searched + length + 1;
                return true;
            }

            searched = _end - _next;
            if (Fill()) continue;
            field = default;
            return searched == 0 ? false : throw new EndOfStreamException("git's output ends within a field");
        }
    }

    /// <summary>The next byte without taking it; -1 at the end of the stream.</summary>
    public int Peek() => _next < _end || Fill() ? _buffer[_next] : -1;

    /// <summary>Passes over one byte that <see cref="Peek"/> has shown.</summary>
    public void Skip() => _next++;

    /// <summary>A field's bytes, valid until the next call of another method.</summary>
    public ReadOnlySpan<byte> Bytes(Field field) => _buffer.AsSpan(_kept + field.Start, field.Length);

    private bool Fill()
    {
        if (_end == _buffer.Length)
        {
            int held = _end - _kept;
            if (held >= LongestRecord) throw new InvalidDataException("a commit's message or a path is longer than 64 MiB");
            byte[] target = held > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
            _buffer.AsSpan(_kept, held).CopyTo(target);
            _buffer = target;
            _next -= _kept;
            _end = held;
            _kept = 0;
        }

        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        BytesRead += read;
        return read > 0;
    }

    /// <summary>A field's place, counted from the last <see cref="Release"/>.</summary>
    internal readonly record struct Field(int Start, int Length);
}
