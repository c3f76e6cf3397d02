namespace Tributary.Testing.Packs;

/// <summary>Writes the instructions by which an object is made of another.</summary>
/// <remarks>Source: gitformat-pack(5), "deltified representation".</remarks>
public sealed class DeltaWriter
{
    private readonly List<byte> _bytes = [];

    /// <summary>A delta that says how large its base and its result are.</summary>
    public DeltaWriter(ulong baseSize, ulong resultSize)
    {
        AddSize(baseSize);
        AddSize(resultSize);
    }

    /// <summary>A delta that begins with these bytes instead of two sizes.</summary>
    public DeltaWriter(params byte[] beginning) => _bytes.AddRange(beginning);

    /// <summary>Copies a part of the base. A size of 0 is written so, which means 65,536.</summary>
    public DeltaWriter Copy(uint offset, uint size)
    {
        int instruction = _bytes.Count;
        _bytes.Add(0x80);
        for (int i = 0; i < 4; i++) AddPart(instruction, (byte)(offset >> (8 * i)), 1 << i);
        for (int i = 0; i < 3; i++) AddPart(instruction, (byte)(size >> (8 * i)), 0x10 << i);
        return this;
    }

    /// <summary>Inserts up to 127 bytes.</summary>
    public DeltaWriter Insert(ReadOnlySpan<byte> content)
    {
        _bytes.Add((byte)content.Length);
        return Raw(content);
    }

    /// <summary>Adds bytes that may be no instruction.</summary>
    public DeltaWriter Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToBytes() => [.. _bytes];

    private void AddPart(int instruction, byte part, int flag)
    {
        if (part == 0) return;
        _bytes[instruction] |= (byte)flag;
        _bytes.Add(part);
    }

    private void AddSize(ulong size)
    {
        for (; size >= 0x80; size >>= 7) _bytes.Add((byte)(0x80 | (size & 0x7f)));
        _bytes.Add((byte)size);
    }
}
