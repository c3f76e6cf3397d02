using System.Buffers.Binary;
using Tributary.Git.Packs;
using Tributary.Model;

namespace Tributary.Git.Tests.Packs;

public class OffsetTableTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void FindsWhatWasAddedAndNothingElse(int count)
    {
        byte[][] ids = InOrder(MakeIds(count, seed: 1));
        using var table = new OffsetTable(count);
        for (int i = 0; i < ids.Length; i++) table.TryAdd(ids[i], (uint)i + 12).ShouldBeTrue();
        for (int i = 0; i < ids.Length; i++) table.Find(new ObjectId(ids[i])).ShouldBe(i + 12);
        foreach (byte[] other in MakeIds(1_000, seed: 2)) table.Find(new ObjectId(other)).ShouldBe(-1);
    }

    [Fact]
    public void TellsIdsApartByEachOfTheirBytes()
    {
        byte[] id = MakeIds(1, seed: 3)[0];
        using var table = new OffsetTable(1);
        table.TryAdd(id, 12).ShouldBeTrue();
        for (int at = 0; at < id.Length; at++)
        {
            byte[] other = [.. id];
            other[at] ^= 1;
            table.Find(new ObjectId(other)).ShouldBe(-1, $"byte {at}");
        }
    }

    [Fact]
    public void FindsIdsThatBeginAlike()
    {
        byte[][] ids = Enumerable.Range(0, 100).Select(number => Ending(0x77, number)).ToArray();
        using var table = new OffsetTable(ids.Length);
        for (int i = 0; i < ids.Length; i++) table.TryAdd(ids[i], (uint)i + 12).ShouldBeTrue();
        for (int i = 0; i < ids.Length; i++) table.Find(new ObjectId(ids[i])).ShouldBe(i + 12);
        table.Find(new ObjectId(Ending(0x77, 100))).ShouldBe(-1);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xff)]
    public void TakesIdsAtBothEnds(byte first)
    {
        byte[][] ids = Enumerable.Range(0, 200).Select(number => Ending(first, number)).ToArray();
        using var table = new OffsetTable(ids.Length);
        for (int i = 0; i < ids.Length; i++) table.TryAdd(ids[i], (uint)i + 12).ShouldBeTrue();
        for (int i = 0; i < ids.Length; i++) table.Find(new ObjectId(ids[i])).ShouldBe(i + 12);
        table.Find(new ObjectId(Ending(first, 200))).ShouldBe(-1);
        table.Find(new ObjectId(Ending(0x55, 1))).ShouldBe(-1);
    }

    [Fact]
    public void RefusesWhatWouldMakeItSlow()
    {
        using var table = new OffsetTable(10_000);
        int added = Enumerable.Range(0, 10_000).TakeWhile(number => table.TryAdd(Ending(0x42, number), (uint)number + 12)).Count();
        added.ShouldBeInRange(200, 400);
    }

    [Fact]
    public void RefusesIdsThatAreNotInOrder()
    {
        using var table = new OffsetTable(3);
        table.TryAdd(Ending(0x10, 2), 12).ShouldBeTrue();
        table.TryAdd(Ending(0x10, 1), 13).ShouldBeFalse();
        table.TryAdd(Ending(0x10, 2), 14).ShouldBeFalse();
    }

    private static byte[][] MakeIds(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ =>
        {
            byte[] id = new byte[ObjectId.Sha1Length];
            random.NextBytes(id);
            return id;
        }).ToArray();
    }

    private static byte[][] InOrder(byte[][] ids) => [.. ids.OrderBy(Convert.ToHexString, StringComparer.Ordinal)];

    private static byte[] Ending(byte first, int number)
    {
        byte[] id = new byte[ObjectId.Sha1Length];
        id[0] = first;
        BinaryPrimitives.WriteInt32BigEndian(id.AsSpan(ObjectId.Sha1Length - sizeof(int)), number);
        return id;
    }
}
