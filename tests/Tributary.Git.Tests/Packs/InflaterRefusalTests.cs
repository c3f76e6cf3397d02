using Tributary.Git.Packs;

namespace Tributary.Git.Tests.Packs;

/// <summary>Streams written by hand: what each is refused for, or taken in spite of. .NET's zlib has to agree.</summary>
public sealed class InflaterRefusalTests
{
    private const int End = 256, Length3 = 257;

    // Codes for "a", "b", the end and a length of 3, which are complete; and for distances of 1 and 2.
    private static readonly int[] Four = Codes(Length3 + 1, ('a', 2), ('b', 2), (End, 2), (Length3, 2)), Two = [1, 1];

    private readonly Inflater _inflater = new();

    [Fact]
    public void A_header_is_taken_where_zlib_takes_it()
    {
        byte[] stream = Deflated.Make("header"u8, 6);
        for (int header = 0; header <= ushort.MaxValue; header++)
        {
            if (header % 31 > 1) continue;
            (stream[0], stream[1]) = ((byte)(header >> 8), (byte)header);
            bool isTaken = Deflated.Inflate(stream, 6) is not null;
            if (isTaken) Take(stream, "header"u8);
            else Should.Throw<InvalidDataException>(() => _inflater.Inflate(stream, new byte[6]));
        }
    }

    [Theory]
    [InlineData("", "ends early")]
    [InlineData("78", "ends early")]
    [InlineData("7801", "ends early")]
    [InlineData("7802", "no zlib header")]
    [InlineData("7709", "compressed in another way")]
    [InlineData("881c", "larger window")]
    [InlineData("78200000000000", "dictionary")]
    public void What_is_no_header_is_refused(string stream, string sentence) => Refuse(Convert.FromHexString(stream), 0, sentence);

    [Fact]
    public void A_block_of_the_fourth_type_is_refused() => Refuse(new DeflateWriter().Block(3).End([]), 0, "no known type");

    [Fact]
    public void Stored_blocks_are_taken() =>
        Take(new DeflateWriter().Stored("ab"u8, isLast: false).Stored([], isLast: false).Stored("c"u8).End("abc"u8), "abc"u8);

    [Fact]
    public void A_stored_block_with_two_lengths_is_refused() => Refuse(new DeflateWriter().Stored("abc"u8, complement: 3).End("abc"u8), 3, "two lengths");

    [Fact]
    public void A_stored_block_longer_than_the_room_is_refused() => Refuse(new DeflateWriter().Stored("abc"u8).End("abc"u8), 2, "more bytes");

    [Fact]
    public void A_stored_block_longer_than_the_source_is_refused()
    {
        byte[] stream = new DeflateWriter().Stored(new byte[60_000]).End([]);
        Should.Throw<InvalidDataException>(() => _inflater.Inflate(stream.AsSpan(0, 1_000), new byte[60_000])).Message.ShouldContain("ends early");
    }

    [Fact]
    public void Fixed_codes_are_taken() =>
        Take(new DeflateWriter().Block(1).Fixed('a').Fixed('b').Fixed(Length3).FixedDistance(1).Fixed(End).End("ababa"u8), "ababa"u8);

    [Theory]
    [InlineData(286)]
    [InlineData(287)]
    public void A_length_that_stands_for_nothing_is_refused(int symbol) =>
        Refuse(new DeflateWriter().Block(1).Fixed('a').Fixed(symbol).FixedDistance(0).Fixed(End).End([]), 4, "stands for nothing");

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    public void A_distance_that_stands_for_nothing_is_refused(int symbol) =>
        Refuse(new DeflateWriter().Block(1).Fixed('a').Fixed(Length3).FixedDistance(symbol).Number(0, 16).Fixed(End).End([]), 4, "stands for nothing");

    [Fact]
    public void A_distance_to_before_the_beginning_is_refused() =>
        Refuse(new DeflateWriter().Block(1).Fixed('a').Fixed(Length3).FixedDistance(1).Fixed(End).End("aaaa"u8), 4, "before its beginning");

    [Fact]
    public void A_distance_to_before_the_beginning_is_refused_far_from_the_end() =>
        Refuse(new DeflateWriter().Block(1).Fixed('a').Fixed(Length3).FixedDistance(1).Fixed(End).End(new byte[100]), 400, "before its beginning");

    [Fact]
    public void A_literal_too_many_is_refused() => Refuse(new DeflateWriter().Block(1).Fixed('a').Fixed('b').Fixed(End).End("ab"u8), 1, "more bytes");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_copy_that_is_too_long_is_refused(int size) =>
        Refuse(new DeflateWriter().Block(1).Fixed('a').Fixed(Length3).FixedDistance(0).Fixed(End).End("aaaa"u8), size, "more bytes");

    [Fact]
    public void A_byte_that_is_missing_is_refused() => Refuse(new DeflateWriter().Block(1).Fixed('a').Fixed(End).End("a"u8), 2, "fewer bytes");

    [Fact]
    public void Another_checksum_is_refused() => Refuse(new DeflateWriter().Block(1).Fixed('a').Fixed(End).End("b"u8), 1, "checksum");

    [Fact]
    public void Codes_of_its_own_are_taken()
    {
        DeflateWriter writer = new DeflateWriter().Dynamic(Four, Two).Symbol(Four, 'a').Symbol(Four, 'b').Symbol(Four, Length3).Symbol(Two, 1).Symbol(Four, End);
        Take(writer.End("ababa"u8), "ababa"u8);
    }

    [Theory]
    [InlineData(287, 1)]
    [InlineData(288, 1)]
    [InlineData(257, 31)]
    [InlineData(257, 32)]
    public void More_codes_than_there_are_symbols_are_refused(int literals, int distances) =>
        Refuse(new DeflateWriter().DynamicCounts(literals, distances).End(new byte[500]), 500, "more codes than there are symbols");

    [Fact]
    public void Code_length_codes_that_do_not_fit_are_refused() =>
        Refuse(new DeflateWriter().DynamicCounts(257, 1, Codes(19, (0, 1), (1, 1), (2, 1))).End(new byte[500]), 500, "more code length codes than fit");

    [Fact]
    public void Code_length_codes_that_are_too_few_are_refused()
    {
        foreach (int[] own in (int[][])[Codes(19), Codes(19, (8, 1)), Codes(19, (8, 2), (9, 2)), Codes(19, (8, 1), (9, 2))])
            Refuse(new DeflateWriter().DynamicCounts(257, 1, own).End(new byte[500]), 500, "too few code length codes");
    }

    [Fact]
    public void A_repeat_before_the_first_length_is_refused() =>
        Refuse(new DeflateWriter().DynamicCounts(257, 1).OwnLength(16).Number(0, 2).End(new byte[500]), 500, "before the first");

    [Theory]
    [InlineData(16, 2)]
    [InlineData(17, 3)]
    [InlineData(18, 7)]
    public void A_repeat_beyond_the_last_length_is_refused(int symbol, int bits)
    {
        DeflateWriter writer = new DeflateWriter().DynamicCounts(257, 1);
        for (int i = 0; i < 256; i++) writer.OwnLength(8);
        Refuse(writer.OwnLength(symbol).Number(0, bits).End(new byte[500]), 500, "more code lengths than it declares");
    }

    [Fact]
    public void A_repeat_goes_on_from_literals_to_distances()
    {
        int[] distances = [2, 2, 2, 2];
        DeflateWriter writer = new DeflateWriter().DynamicCounts(Four.Length, distances.Length);
        foreach (int length in Four[..Length3]) writer.OwnLength(length);
        // Five times two bits: the last literal's and all four distances'.
        writer.OwnLength(16).Number(2, 2);
        writer.Symbol(Four, 'b').Symbol(Four, 'a').Symbol(Four, Length3).Symbol(distances, 1).Symbol(Four, End);
        Take(writer.End("babab"u8), "babab"u8);
    }

    [Fact]
    public void A_block_that_can_not_end_is_refused() => Refuse(new DeflateWriter().Dynamic(Codes(257, ('a', 1), ('b', 1)), [0]).End(new byte[500]), 500, "can't end");

    [Fact]
    public void Literal_codes_that_do_not_fit_are_refused() =>
        Refuse(new DeflateWriter().Dynamic(Codes(257, ('a', 1), ('b', 1), (End, 1)), [0]).End(new byte[500]), 500, "more literal and length codes than fit");

    [Fact]
    public void Literal_codes_that_are_too_few_are_refused() =>
        Refuse(new DeflateWriter().Dynamic(Codes(257, ('a', 2), (End, 2)), [0]).End(new byte[500]), 500, "too few literal and length codes");

    [Fact]
    public void Distance_codes_that_do_not_fit_are_refused() => Refuse(new DeflateWriter().Dynamic(Four, [1, 1, 1]).End(new byte[500]), 500, "more distance codes than fit");

    [Fact]
    public void Distance_codes_that_are_too_few_are_refused()
    {
        foreach (int[] distances in (int[][])[[2], [2, 2], [0, 15], [1, 2]])
            Refuse(new DeflateWriter().Dynamic(Four, distances).End(new byte[500]), 500, "too few distance codes");
    }

    [Fact]
    public void The_end_alone_needs_but_one_code_of_one_bit()
    {
        int[] end = Codes(257, (End, 1));
        Take(new DeflateWriter().Dynamic(end, [0]).Symbol(end, End).End([]), []);
        Refuse(new DeflateWriter().Dynamic(end, [0]).Number(1, 1).End(new byte[500]), 500, "stands for nothing");
    }

    [Fact]
    public void A_single_distance_needs_but_one_code_of_one_bit()
    {
        DeflateWriter Begin() => new DeflateWriter().Dynamic(Four, [0, 1]).Symbol(Four, 'a').Symbol(Four, 'b').Symbol(Four, Length3);
        Take(Begin().Number(0, 1).Symbol(Four, End).End("ababa"u8), "ababa"u8);
        Refuse(Begin().Number(1, 1).Symbol(Four, End).End(new byte[500]), 5, "stands for nothing");
    }

    [Fact]
    public void Without_distances_there_are_literals_only()
    {
        DeflateWriter Begin() => new DeflateWriter().Dynamic(Four, [0]).Symbol(Four, 'a').Symbol(Four, 'b');
        Take(Begin().Symbol(Four, End).End("ab"u8), "ab"u8);
        Refuse(Begin().Symbol(Four, Length3).Number(0, 1).Symbol(Four, End).End(new byte[500]), 5, "stands for nothing");
    }

    private static int[] Codes(int symbols, params (int Symbol, int Length)[] codes)
    {
        var lengths = new int[symbols];
        foreach ((int symbol, int length) in codes) lengths[symbol] = length;
        return lengths;
    }

    private void Take(byte[] stream, ReadOnlySpan<byte> data)
    {
        var inflated = new byte[data.Length];
        _inflater.Inflate(stream, inflated).ShouldBe(stream.Length);
        inflated.ShouldBe(data.ToArray());
        Deflated.Inflate(stream, data.Length).ShouldBe(inflated);
    }

    private void Refuse(byte[] stream, int size, string sentence)
    {
        Should.Throw<InvalidDataException>(() => _inflater.Inflate(stream, new byte[size])).Message.ShouldContain(sentence);
        Deflated.Inflate(stream, size).ShouldBeNull();
    }
}
