using System.Diagnostics;
using System.IO.Compression;
using Tributary.Git.Packs;

namespace Tributary.Git.Tests.Packs;

public sealed class InflaterTests
{
    private readonly Inflater _inflater = new();

    public static TheoryData<int> Levels => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Theory]
    [MemberData(nameof(Levels))]
    public void Every_small_size_comes_out_as_it_went_in(int level)
    {
        var random = new Random(level);
        for (int size = 0; size <= 300; size++)
        {
            var noise = new byte[size];
            random.NextBytes(noise);
            Check(noise, level);
            Check(new byte[size], level);
            Check(Deflated.Text(random, size), level);
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Large_sizes_come_out_as_they_went_in(int level)
    {
        var random = new Random(100 + level);
        for (int i = 0; i < 2; i++)
        {
            var noise = new byte[random.Next(300, 3_000_000)];
            random.NextBytes(noise);
            Check(noise, level);
            Check(new byte[noise.Length], level);
            Check(Deflated.Text(random, noise.Length / 4), level);
        }
    }

    [Theory]
    [InlineData(ZLibCompressionStrategy.Fixed)]
    [InlineData(ZLibCompressionStrategy.HuffmanOnly)]
    [InlineData(ZLibCompressionStrategy.RunLengthEncoding)]
    [InlineData(ZLibCompressionStrategy.Filtered)]
    public void Every_strategy_of_deflating_is_undone(ZLibCompressionStrategy strategy)
    {
        var random = new Random((int)strategy);
        for (int size = 0; size < 40_000; size += 1 + (size / 10)) Check(Deflated.Text(random, size), 6, strategy);
    }

    [Fact]
    public void Every_short_distance_is_copied_in_every_length()
    {
        for (int distance = 1; distance <= 40; distance++)
        {
            for (int length = 3; length <= 300; length += length < 40 ? 1 : 13)
            {
                byte[] data = [.. Enumerable.Range(0, distance).Select(i => (byte)(i * 7)), .. Enumerable.Range(0, length).Select(i => (byte)(i % distance * 7)), .. "end"u8];
                Check(data, 9, ZLibCompressionStrategy.Fixed);
            }
        }
    }

    [Fact]
    public void Codes_longer_than_a_table_are_found()
    {
        // How often each byte comes grows as Fibonacci's numbers do, which makes the longest codes there are.
        var bytes = new List<byte>();
        for (int i = 0, often = 1, before = 1; i < 24; i++, (often, before) = (often + before, often)) bytes.AddRange(Enumerable.Repeat((byte)(i * 9), often));
        byte[] data = bytes.ToArray();
        new Random(5).Shuffle(data);
        Check(data, 6, ZLibCompressionStrategy.HuffmanOnly);
    }

    [Fact]
    public void A_stream_is_inflated_without_allocation()
    {
        byte[] data = Deflated.Text(new Random(1), 5_000), inflated = new byte[data.Length];
        byte[] stream = Deflated.Make(data, 6);
        _inflater.Inflate(stream, inflated);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) _inflater.Inflate(stream, inflated);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void A_beginning_of_any_size_is_the_beginning(int level)
    {
        byte[] data = Deflated.Text(new Random(2), 1_500);
        byte[] stream = Deflated.Make(data, level);
        for (int size = 0; size < 2_000; size++)
        {
            var start = new byte[size];
            int length = _inflater.InflateStart(stream, start);
            length.ShouldBe(Math.Min(size, data.Length));
            start.AsSpan(0, length).SequenceEqual(data.AsSpan(0, length)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_beginning_needs_no_more_than_its_own_bytes()
    {
        byte[] data = Deflated.Text(new Random(3), 3_000);
        byte[] stream = Deflated.Make(data, 6);
        var start = new byte[32];
        _inflater.InflateStart(stream.AsSpan(0, 1_000), start).ShouldBe(32);
        start.ShouldBe(data[..32]);
    }

    [Fact]
    public void A_stream_that_is_cut_is_refused_though_the_rest_of_it_lies_behind()
    {
        foreach (int level in (int[])[0, 1, 6, 9])
        {
            foreach (int size in (int[])[0, 1, 20, 150, 1_500])
            {
                byte[] stream = Deflated.Make(Deflated.Text(new Random(size), size), level);
                for (int length = 0; length < stream.Length; length++)
                {
                    int cut = length;
                    // ZLibStream takes a stream for whole where it ends early.
                    Should.Throw<InvalidDataException>(() => _inflater.Inflate(stream.AsSpan(0, cut), new byte[size]));
                    Should.Throw<InvalidDataException>(() => _inflater.InflateStart(stream.AsSpan(0, cut), new byte[size + 1]));
                }
            }
        }
    }

    [Fact]
    public void Hostile_streams_take_no_longer_than_others()
    {
        var clock = Stopwatch.StartNew();
        // Blocks of nothing, which take as long as they can for each byte: 8 MiB of each kind.
        byte[] nothing = [0x78, 0x01, .. Enumerable.Repeat((byte[])[0, 0, 0, 0xff, 0xff], 8 * 1024 * 1024 / 5).SelectMany(block => block)];
        Should.Throw<InvalidDataException>(() => _inflater.Inflate(nothing, []));
        var writer = new DeflateWriter();
        for (int i = 0; i < 40_000; i++) writer.Block(1, isLast: false).Fixed(256);
        Should.Throw<InvalidDataException>(() => _inflater.Inflate(writer.End([]), []));
        // The most that can come of a byte, into far too little room.
        Should.Throw<InvalidDataException>(() => _inflater.Inflate(Deflated.Make(new byte[200_000_000], 1), new byte[100_000_000]));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private void Check(byte[] data, int level, ZLibCompressionStrategy strategy = ZLibCompressionStrategy.Default)
    {
        byte[] stream = Deflated.Make(data, level, strategy);
        foreach (byte[] source in (byte[][])[stream, Deflated.WithBehind(stream)])
        {
            var inflated = new byte[data.Length];
            _inflater.Inflate(source, inflated).ShouldBe(stream.Length);
            inflated.AsSpan().SequenceEqual(data).ShouldBeTrue($"{data.Length} bytes at level {level}");
        }
    }
}
