using Tributary.Git.Packs;

namespace Tributary.Git.Tests.Packs;

public sealed class DeltaTests
{
    private static readonly byte[] From = [.. Enumerable.Range(0, 200_000).Select(it => (byte)(it * 7))];

    [Fact]
    public void Copies_and_insertions_make_the_result()
    {
        // Copy 3 from 2, put in two bytes, copy 64 KiB from 65,536, whose size is spelled as none.
        byte[] delta = [0x91, 2, 3, 2, 0xaa, 0xbb, 0x84, 1];
        Apply(delta, 3 + 2 + 0x10000).ShouldBe([.. From[2..5], 0xaa, 0xbb, .. From[0x10000..0x20000]]);
    }

    [Theory]
    [InlineData(new byte[] { 0 }, 1, "an instruction that does not exist")]
    [InlineData(new byte[] { 3, 1, 2 }, 3, "ends within what it puts in")]
    [InlineData(new byte[] { 0x91, 1 }, 1, "ends within an instruction")]
    [InlineData(new byte[] { 0x9f, 0xff, 0xff, 0xff, 0xff, 9 }, 9, "copies from beyond its base")]
    [InlineData(new byte[] { 0xf4, 3, 0xff, 0xff, 0xff }, 9, "copies from beyond its base")]
    [InlineData(new byte[] { 2, 1, 2 }, 1, "makes more than it says")]
    [InlineData(new byte[] { 2, 1, 2 }, 3, "makes less than it says")]
    [InlineData(new byte[] { }, 1, "makes less than it says")]
    public void What_reaches_beyond_is_refused(byte[] delta, int result, string said) => Should.Throw<InvalidDataException>(() => Apply(delta, result)).Message.ShouldContain(said);

    [Theory]
    [InlineData(new byte[] { 5, 0x80, 1, 9 }, 5, 128, 1)]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0 }, 0, 0, -1)]
    [InlineData(new byte[] { 5 }, 0, 0, -1)]
    [InlineData(new byte[] { 5, 0x80 }, 0, 0, -1)]
    public void Sizes_are_read_or_refused(byte[] bytes, long from, long result, int left)
    {
        ReadOnlySpan<byte> delta = bytes;
        try
        {
            Delta.ReadSizes(ref delta).ShouldBe((from, result));
            delta.Length.ShouldBe(left);
        }
        catch (InvalidDataException)
        {
            left.ShouldBe(-1);
        }
    }

    [Fact]
    public void Whatever_the_bytes_nothing_but_the_own_exception_comes_out()
    {
        var random = new Random(1);
        byte[] delta = new byte[40];
        for (int run = 0; run < 100_000; run++)
        {
            random.NextBytes(delta);
            try
            {
                _ = Apply(delta[..random.Next(delta.Length)], random.Next(300));
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }

    private static byte[] Apply(byte[] delta, int length)
    {
        byte[] result = new byte[length];
        Delta.Apply(delta, From, result);
        return result;
    }
}
