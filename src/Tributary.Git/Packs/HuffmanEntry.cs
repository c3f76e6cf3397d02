namespace Tributary.Git.Packs;

/// <summary>What a Huffman code stands for, and how many bits it takes.</summary>
internal readonly struct HuffmanEntry
{
    // From the lowest: 8 bits for the bits of the code and of the number after it, 4 for those of the code alone, 4 for the kind, 16 for the value.
    private const int CodeShift = 8, ValueShift = 16;
    private const uint LiteralKind = 1 << 12, LinkKind = 2 << 12, EndKind = 4 << 12, NoneKind = 8 << 12;

    private readonly uint _packed;

    private HuffmanEntry(uint packed) => _packed = packed;

    /// <summary>A code that no stream may use.</summary>
    public static HuffmanEntry None => new(NoneKind);

    /// <summary>The end of a block.</summary>
    public static HuffmanEntry End => new(EndKind);

    /// <summary>Whether the value is a byte of the output, or a code length.</summary>
    public bool IsLiteral => (_packed & LiteralKind) != 0;

    /// <summary>Whether the value is where a second table begins, for codes that go on: <see cref="CodeBits"/> is then how many bits choose from it.</summary>
    public bool IsLink => (_packed & LinkKind) != 0;

    /// <summary>Whether a block ends here.</summary>
    public bool IsEnd => (_packed & EndKind) != 0;

    /// <summary>Whether there is a value with a number to be added: no literal, link, end or invalid code.</summary>
    public bool IsSum => (_packed & (LiteralKind | LinkKind | EndKind | NoneKind)) == 0;

    /// <summary>Bits of the code and of the number after it.</summary>
    public int Bits => (byte)_packed;

    /// <summary>The same for shifting by it, which heeds the lowest 6 bits alone and so need not wait for them to be cut out.</summary>
    public int Shift => (int)_packed;

    /// <summary>Bits of the code alone.</summary>
    public int CodeBits => (int)(_packed >> CodeShift) & 15;

    /// <summary>What the code stands for without the number after it.</summary>
    public int Value => (int)(_packed >> ValueShift);

    /// <summary>A value that needs no more than the code.</summary>
    public static HuffmanEntry Literal(int value) => new(((uint)value << ValueShift) | LiteralKind);

    /// <summary>A value to which a number of so many bits after the code is added.</summary>
    public static HuffmanEntry Sum(int value, int extraBits) => new(((uint)value << ValueShift) | (uint)extraBits);

    /// <summary>A second table for codes that begin with the same bits.</summary>
    public static HuffmanEntry Link(int start, int chosenBy, int codeBits) => new(((uint)start << ValueShift) | LinkKind | ((uint)chosenBy << CodeShift) | (uint)codeBits);

    /// <summary>The same with a code of so many bits.</summary>
    public HuffmanEntry WithCode(int bits) => new(_packed + ((uint)bits << CodeShift) + (uint)bits);

    /// <summary>The value with the number after the code added.</summary>
    /// <param name="bits">The stream's next bits, the code first.</param>
    public int ValueIn(ulong bits) => Value + (int)((bits & ((1UL << Bits) - 1)) >> CodeBits);
}
