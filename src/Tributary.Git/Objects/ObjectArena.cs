using System.Diagnostics.CodeAnalysis;
using Tributary.Model;

namespace Tributary.Git.Objects;

/// <summary>
/// Objects that were read lately, one behind the other in one piece of memory: what is oldest makes room for what comes, unless somebody holds it. Neighbours in a history
/// share almost all they are made of, so what is needed next was most often read just before.
/// </summary>
/// <remarks>One thread at a time.</remarks>
internal sealed class ObjectArena
{
    // What is larger would push out too much: it is kept by itself as long as it is held.
    private const int SharePerObject = 8;

    // Four of the largest objects: two states of a folder, and a base with what is made of it.
    private const long MostApart = 1 << 27;

    private const int Aliases = 1 << 16;
    private const int KeyBits = 17;

    private readonly byte[] _memory;

    // Those of one place lead to each other: a look at an object that is found is a look less than in a dictionary.
    private readonly CachedObject?[] _byKey = new CachedObject?[1 << KeyBits];
    private readonly CachedObject?[] _byId = new CachedObject?[Aliases];

    // The first 8 bytes of each one's id: most ids that are asked for are not there, and this says so without a look at the object.
    private readonly ulong[] _idStarts = new ulong[Aliases];

    // From the oldest to the newest, which is also the order in memory, from the next free byte round to it again.
    private readonly Queue<CachedObject> _kept = new();
    private readonly Stack<CachedObject> _free = new();

    // What is kept by itself and was held when it was last looked at.
    private readonly List<CachedObject> _apart = [];
    private int _next;

    /// <summary>An empty one. A system gives memory page by page, so a small history takes less.</summary>
    /// <param name="size">Bytes.</param>
    public ObjectArena(int size) => _memory = GC.AllocateUninitializedArray<byte>(size);

    /// <summary>The object that was kept under an id, if it still is.</summary>
    public bool TryFind(in ObjectId id, [NotNullWhen(true)] out CachedObject? found)
    {
        int place = Place(id);
        found = _idStarts[place] == id.Start ? _byId[place] : null;
        return found is { Key: not 0 } && found.Id == id;
    }

    /// <summary>The object that was kept under a key, if it still is.</summary>
    public bool TryFind(long key, [NotNullWhen(true)] out CachedObject? found)
    {
        found = _byKey[Place(key)];
        while (found is not null && found.Key != key) found = found.Neighbour;
        return found is not null;
    }

    /// <summary>Lets an object be found by its id as well, until another takes its place.</summary>
    public void Name(CachedObject held, in ObjectId id)
    {
        held.Id = id;
        int place = Place(id);
        (_byId[place], _idStarts[place]) = (held, id.Start);
    }

    /// <summary>Room for an object, which is held and has to be filled.</summary>
    /// <param name="key">Under which it can be found; not 0.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="type">What it is.</param>
    /// <exception cref="MirrorException">Objects too large to be kept are held, and too many bytes of them.</exception>
    public CachedObject Add(long key, int length, ObjectType type)
    {
        if (length > _memory.Length / SharePerObject || !MakeRoom(length)) return AddApart(length, type);
        CachedObject made = _free.TryPop(out CachedObject? free) ? free : new CachedObject();
        made.Become(_memory, _next, length, type, key);
        _next += length;
        _kept.Enqueue(made);
        ref CachedObject? first = ref _byKey[Place(key)];
        made.Neighbour = first;
        first = made;
        return made;
    }

    /// <summary>Takes an object out that could not be filled.</summary>
    public void Drop(CachedObject held)
    {
        held.Release();
        if (held.Key != 0) Forget(held);
    }

    /// <summary>Forgets all, for another history.</summary>
    public void Clear()
    {
        foreach (CachedObject kept in _kept)
        {
            Forget(kept);
            // What a reading that failed still holds is left to it.
            if (kept.Holders == 0) _free.Push(kept);
        }

        _kept.Clear();
        Array.Clear(_byId);
        Array.Clear(_idStarts);
        _apart.Clear();
        _next = 0;
    }

    private CachedObject AddApart(int length, ObjectType type)
    {
        _ = _apart.RemoveAll(it => it.Holders == 0);
        if (_apart.Sum(it => (long)it.Length) + length > MostApart) throw new MirrorException($"More than {MostApart} bytes of commits and folders are needed at once. Run 'git fsck' in the repository, or clone it again.");
        var made = new CachedObject();
        made.Become(GC.AllocateUninitializedArray<byte>(length), 0, length, type, key: 0);
        _apart.Add(made);
        return made;
    }

    // False: what is held leaves no gap that is large enough.
    private bool MakeRoom(int length)
    {
        for (int round = 0; round < 2; round++)
        {
            if (_next + length > _memory.Length) BeginAgain();
            if (MakeRoomHere(length)) return true;
        }

        return false;
    }

    // What lies between here and the end is older than what lies at the beginning.
    private void BeginAgain()
    {
        for (int left = _kept.Count; left > 0 && _kept.Peek().Start >= _next; left--) _ = Push(_kept.Dequeue());
        _next = 0;
    }

    // False: the end was reached.
    private bool MakeRoomHere(int length)
    {
        while (_kept.TryPeek(out CachedObject? oldest) && oldest.Start >= _next && oldest.Start < _next + length)
        {
            _kept.Dequeue();
            if (!Push(oldest)) continue;
            _next = oldest.Start + oldest.Length;
            if (_next + length > _memory.Length) return false;
        }

        return true;
    }

    // True: it is held, and stays.
    private bool Push(CachedObject oldest)
    {
        if (oldest.Holders > 0)
        {
            _kept.Enqueue(oldest);
            return true;
        }

        Forget(oldest);
        _free.Push(oldest);
        return false;
    }

    private void Forget(CachedObject kept)
    {
        if (kept.Key == 0) return;
        ref CachedObject? first = ref _byKey[Place(kept.Key)];
        if (first == kept) first = kept.Neighbour;
        else Before(kept, first!).Neighbour = kept.Neighbour;
        (kept.Key, kept.Neighbour) = (0, null);
    }

    private static CachedObject Before(CachedObject kept, CachedObject first)
    {
        CachedObject before = first;
        while (before.Neighbour != kept) before = before.Neighbour!;
        return before;
    }

    private static int Place(in ObjectId id) => id.GetHashCode() & (Aliases - 1);

    // Offsets in a pack have gaps of some size: their product with an odd number has none in its high bits.
    private static int Place(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15 >> (64 - KeyBits));
}
