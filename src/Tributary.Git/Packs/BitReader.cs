using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tributary.Git.Packs;

/// <summary>Takes bits from bytes, the lowest first, up to 64 of them being at hand.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> source, int position)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private int _position = position;
    private ulong _bits;

    // Bits counted as read from the source, behind whose end zeros are read; above them may stand bits of the byte at the position.
    private int _count;

    /// <summary>The next bits, 56 of them after a refill.</summary>
    public readonly ulong Bits => _bits;

    /// <summary>Where the next byte is, once <see cref="Align"/> has given back what is at hand.</summary>
    public readonly int Position => _position;

    /// <summary>Whether <see cref="RefillWord"/> may be called twice.</summary>
    public readonly bool HasTwoWords => _position <= _source.Length - (2 * sizeof(ulong));

    /// <summary>Brings 56 bits or more at hand, with zeros behind the source's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Refill() => Add(_position <= _source.Length - sizeof(ulong) ? ReadWord() : ReadEnd(_source, _position));

    /// <summary>As <see cref="Refill"/>, where 8 bytes are known to be left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RefillWord() => Add(ReadWord());

    /// <summary>Passes over bits that are known not to be behind the source's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count)
    {
        _bits >>= count;
        _count -= count;
    }

    /// <summary>Passes over a code, and the number after it, that are known not to be behind the source's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(HuffmanEntry entry)
    {
        _bits >>= entry.Shift;
        _count -= entry.Bits;
    }

    /// <summary>Passes over bits.</summary>
    /// <exception cref="InvalidDataException">The source has ended before.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SkipChecked(int count)
    {
        Skip(count);
        if (_position - (_count >> 3) > _source.Length) ThrowEnded();
    }

    /// <summary>Takes a number of up to 32 bits.</summary>
    /// <exception cref="InvalidDataException">The source ends within it.</exception>
    public int Take(int count)
    {
        Refill();
        int value = (int)(_bits & ((1UL << count) - 1));
        SkipChecked(count);
        return value;
    }

    /// <summary>Goes on at the next whole byte.</summary>
    public void Align()
    {
        _position -= _count >> 3;
        _bits = 0;
        _count = 0;
    }

    /// <summary>Takes whole bytes, after <see cref="Align"/>.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public ReadOnlySpan<byte> TakeBytes(int count)
    {
        if (count > _source.Length - _position) ThrowEnded();
        ReadOnlySpan<byte> bytes = _source.Slice(_position, count);
        _position += count;
        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ulong word)
    {
        _bits |= word << _count;
        _position += (63 - _count) >> 3;
        _count |= 56;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong ReadWord()
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_source), _position));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    // Takes and gives values, so that a reader may stay in registers.
    private static ulong ReadEnd(ReadOnlySpan<byte> source, int position)
    {
        ulong word = 0;
        for (int i = source.Length - 1; i >= position; i--) word = (word << 8) | source[i];
        return word;
    }

    private static void ThrowEnded() => throw new InvalidDataException("the deflated data ends early");
}
