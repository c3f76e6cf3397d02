using System.Globalization;
using System.IO.Compression;
using Tributary.Git.Packs;
using Tributary.Testing;

namespace Tributary.Git.Tests.Packs;

/// <summary>What we and .NET's zlib make of the same bytes.</summary>
public sealed class InflaterAgreementTests
{
    private readonly Inflater _inflater = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Streams_that_were_changed_are_taken_and_refused_alike(int seed)
    {
        var random = new Random(seed);
        int right = 0, wrongSum = 0;
        for (int i = 0; i < 1_000; i++)
        {
            byte[] data = Deflated.Text(random, random.Next(i % 10 == 0 ? 4_000 : 400));
            byte[] stream = Deflated.Make(data, random.Next(10), random.Next(3) == 0 ? ZLibCompressionStrategy.Fixed : ZLibCompressionStrategy.Default);
            for (int changes = random.Next(4); changes >= 0; changes--) Change(random, stream);
            string outcome = Compare(stream, data.Length);
            if (outcome == "") right++;
            if (outcome.Contains("checksum", StringComparison.Ordinal)) wrongSum++;
        }

        // Else the changes would not be such as to tell anything.
        right.ShouldBeLessThan(100);
        wrongSum.ShouldBeInRange(100, 900);
    }

    [Fact]
    public void Noise_is_taken_and_refused_alike()
    {
        var random = new Random(77);
        for (int i = 0; i < 5_000; i++)
        {
            var stream = new byte[2 + random.Next(200)];
            random.NextBytes(stream);
            (stream[0], stream[1]) = (0x78, 0x01);
            Compare(stream, random.Next(50));
        }
    }

    [Fact]
    public void Real_packs_are_inflated_alike()
    {
        Assert.SkipWhen(Histories.Folder is null, Histories.Absent);
        int objects = 0;
        foreach (string pack in Histories.Mirrors.SelectMany(mirror => Directory.EnumerateFiles(mirror, "*.pack", SearchOption.AllDirectories)))
        {
            byte[] bytes = File.ReadAllBytes(pack);
            foreach ((int start, int size) in Streams(pack, bytes).Take(2_000))
            {
                var inflated = new byte[size];
                int length = _inflater.Inflate(bytes.AsSpan(start), inflated);
                Deflated.Inflate(bytes.AsSpan(start, length), size).ShouldBe(inflated, $"{pack} at {start}");
                Should.Throw<InvalidDataException>(() => _inflater.Inflate(bytes.AsSpan(start, length - 1), inflated));
                objects++;
            }

            if (objects >= 20_000) break;
        }

        objects.ShouldBeGreaterThan(10_000);
    }

    // What we refuse the stream for; nothing where we take it.
    private string Compare(byte[] stream, int size)
    {
        // What lies around the room must stay as it is.
        var around = new byte[size + 64];
        Array.Fill(around, (byte)0xa5);
        byte[]? expected = Deflated.Inflate(stream, size), expectedUnchecked = Deflated.InflateUnchecked(stream, size);
        string outcome = "";
        try
        {
            _inflater.Inflate(Deflated.WithBehind(stream), around.AsSpan(32, size));
            around[32..^32].ShouldBe(expected);
        }
        catch (InvalidDataException error)
        {
            outcome = error.Message;
            expected.ShouldBeNull(outcome);
            if (outcome.Contains("checksum", StringComparison.Ordinal)) around[32..^32].ShouldBe(expectedUnchecked);
            else expectedUnchecked.ShouldBeNull(outcome);
        }

        around[..32].Concat(around[^32..]).All(value => value == 0xa5).ShouldBeTrue();
        return outcome;
    }

    // The beginning, where the codes are, matters more than the rest; the header is looked at elsewhere.
    private static void Change(Random random, byte[] stream)
    {
        int at = 2 + random.Next(random.Next(2) == 0 ? Math.Min(60, stream.Length - 2) : stream.Length - 2);
        if (random.Next(3) == 0) stream[at] = (byte)random.Next(256);
        else stream[at] ^= (byte)(1 << random.Next(8));
    }

    private static IEnumerable<(int Start, int Size)> Streams(string pack, byte[] bytes)
    {
        Shell.Result index = Shell.Feed(File.ReadAllBytes(Path.ChangeExtension(pack, ".idx")), Path.GetTempPath(), "git", "show-index");
        foreach (string line in index.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int at = int.Parse(line.AsSpan(0, line.IndexOf(' ')), CultureInfo.InvariantCulture);
            int type = (bytes[at] >> 4) & 7, size = bytes[at] & 15;
            for (int shift = 4; bytes[at++] >= 128; shift += 7) size |= (bytes[at] & 127) << shift;
            if (type == 7) at += 20;
            while (type == 6 && bytes[at++] >= 128) continue;
            yield return (at, size);
        }
    }
}
