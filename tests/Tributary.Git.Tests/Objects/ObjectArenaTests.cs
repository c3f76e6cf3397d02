using Tributary.Git.Objects;
using Tributary.Model;

namespace Tributary.Git.Tests.Objects;

public sealed class ObjectArenaTests
{
    private const int Size = 1 << 12;

    [Fact]
    public void What_was_kept_is_found_until_it_makes_room()
    {
        var arena = new ObjectArena(Size);
        for (int key = 1; key <= 100; key++) Fill(arena.Add(key, 100, ObjectType.Tree), key).Release();
        arena.TryFind(1, out _).ShouldBeFalse();
        arena.TryFind(100, out CachedObject? last).ShouldBeTrue();
        last!.Bytes.ToArray().ShouldAllBe(it => it == 100);
    }

    [Fact]
    public void An_id_finds_what_was_named_by_it_and_nothing_after_that_made_room()
    {
        var arena = new ObjectArena(Size);
        CachedObject made = Fill(arena.Add(1, 100, ObjectType.Commit), 1);
        ObjectId id = Id(7);
        arena.Name(made, id);
        made.Release();
        arena.TryFind(id, out CachedObject? found).ShouldBeTrue();
        found.ShouldBe(made);
        for (int key = 2; key <= 100; key++) Fill(arena.Add(key, 100, ObjectType.Tree), key).Release();
        arena.TryFind(id, out _).ShouldBeFalse();
    }

    [Fact]
    public void What_is_too_large_is_kept_by_itself_while_it_is_held()
    {
        var arena = new ObjectArena(Size);
        CachedObject large = Fill(arena.Add(1, Size, ObjectType.Tree), 1);
        large.Key.ShouldBe(0);
        arena.TryFind(1, out _).ShouldBeFalse();
        large.Bytes.Length.ShouldBe(Size);
    }

    [Fact]
    public void What_could_not_be_filled_is_not_found()
    {
        var arena = new ObjectArena(Size);
        arena.Drop(arena.Add(1, 100, ObjectType.Tree));
        arena.TryFind(1, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_that_is_held_or_found_ever_has_other_bytes_than_its_own(int seed)
    {
        var random = new Random(seed);
        var arena = new ObjectArena(Size);
        var held = new List<(CachedObject Object, int Key)>();
        int found = 0;
        for (int key = 1; key < 20_000; key++)
        {
            held.Add((Fill(arena.Add(key, random.Next(600), ObjectType.Tree), key), key));
            // Most is let go soon, some of it late, and at times so much is held that there is no room.
            while (held.Count > (key % 500 < 20 ? 12 : 3)) LetGo(random.Next(held.Count));
            int other = random.Next(Math.Max(1, key - 20), key + 1);
            if (arena.TryFind(other, out CachedObject? kept))
            {
                found++;
                CheckBytes(kept, other);
            }

            foreach ((CachedObject it, int its) in held) CheckBytes(it, its);
            if (key % 5_000 != 0) continue;
            while (held.Count > 0) LetGo(0);
            arena.Clear();
            arena.TryFind(key, out _).ShouldBeFalse();
        }

        found.ShouldBeGreaterThan(5_000);

        void LetGo(int place)
        {
            held[place].Object.Release();
            held.RemoveAt(place);
        }
    }

    private static CachedObject Fill(CachedObject made, int key)
    {
        made.Room.Fill((byte)key);
        return made;
    }

    private static void CheckBytes(CachedObject it, int key) => it.Bytes.ContainsAnyExcept((byte)key).ShouldBeFalse();

    private static ObjectId Id(byte first)
    {
        byte[] bytes = new byte[ObjectId.Sha1Length];
        bytes[0] = first;
        return new ObjectId(bytes);
    }
}
