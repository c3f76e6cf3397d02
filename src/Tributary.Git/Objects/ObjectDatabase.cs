using System.Runtime.CompilerServices;
using Tributary.Git.Packs;
using Tributary.Model;

namespace Tributary.Git.Objects;

/// <summary>All objects of a repository: those in its packs, those in files of their own, and those that it borrows.</summary>
/// <remarks>One thread at a time.</remarks>
internal sealed class ObjectDatabase : IDisposable
{
    // A key is a pack's number and the offset there; above all packs, the number of a loose object.
    private const int OffsetBits = 44;
    private const long FirstLoose = 1L << 62;

    // Deltas by id may name each other in a circle, and ever so many deltas may make an object ever so large in between.
    private const int LongestChain = 1 << 14;
    private const long MostWork = 1L << 30;

    private readonly Mirror _mirror;
    private readonly ObjectArena _arena;
    private readonly MappedPages _pages;
    private readonly OffsetTables _tables;
    private readonly Inflater _inflater = new();
    private readonly List<PackFile> _packs = [];
    private readonly List<MultiPackIndex> _several = [];
    private readonly List<LooseObjects> _loose = [];
    private readonly Dictionary<ObjectId, long> _looseKeys = [];
    private readonly List<string> _looseFiles = [];
    private readonly List<(long Key, PackEntry Entry)> _chain = [];
    private byte[] _delta = [];

    // Bytes that were made to make one object.
    private long _work;

    // Objects that are asked for one after the other lie in one pack.
    private int _lastPack;

    /// <summary>Opens what there is.</summary>
    /// <param name="mirror">Whose objects.</param>
    /// <param name="idLength">Bytes of its ids.</param>
    /// <param name="arena">Empty; where objects are kept.</param>
    /// <param name="pages">Bounds how much of the packs is in memory at once.</param>
    /// <param name="tables">Those of all that read the history.</param>
    /// <exception cref="MirrorException">A pack or an index is damaged.</exception>
    public ObjectDatabase(Mirror mirror, int idLength, ObjectArena arena, MappedPages pages, OffsetTables tables)
    {
        mirror.CheckObjects();
        _mirror = mirror;
        _arena = arena;
        _pages = pages;
        _tables = tables;
        IdLength = idLength;
        try
        {
            foreach (string folder in AlternatesFile.FoldersOf(mirror.ObjectsFolder)) Open(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw Mirror.Unreadable(mirror.Folder, error);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Bytes of an id.</summary>
    public int IdLength { get; }

    /// <summary>Where an object is: the same number for the same id; 0: nowhere.</summary>
    /// <exception cref="MirrorException">An index is damaged.</exception>
    public long Find(in ObjectId id)
    {
        foreach (MultiPackIndex several in _several)
        {
            if (several.Find(id, out int pack) is >= 0 and var place) return KeyOf(pack, _packs[pack].Checked(id, place));
        }

        if (_packs.Count > 0)
        {
            if (_packs[_lastPack].Find(id) is >= 0 and var here) return KeyOf(_lastPack, here);
            for (int pack = 0; pack < _packs.Count; pack++)
            {
                if (pack == _lastPack || _packs[pack].Find(id) is not (>= 0 and var offset)) continue;
                _lastPack = pack;
                return KeyOf(pack, offset);
            }
        }

        return FindLoose(id);
    }

    /// <summary>An object, which is held.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="type">What it has to be.</param>
    /// <exception cref="MirrorException">It is not there, damaged, or something else.</exception>
    public CachedObject Read(in ObjectId id, ObjectType type)
    {
        if (!_arena.TryFind(id, out CachedObject? known))
        {
            long key = Find(id);
            if (key == 0) throw new MissingObjectException(Sentence($"the {type.ToString().ToLowerInvariant()} {id} is missing"));
            CachedObject read = Read(key);
            if (read.Key != 0) _arena.Name(read, id);
            return Checked(read, id, type);
        }

        return Checked(known.Hold(), id, type);
    }

    /// <summary>A commit that was read.</summary>
    /// <exception cref="MirrorException">It is damaged.</exception>
    public CommitObject Parse(in ObjectId id, CachedObject commit)
    {
        try
        {
            return CommitObject.Parse(commit.Bytes, IdLength);
        }
        catch (InvalidDataException error)
        {
            throw Damaged($"{error.Message} ({id})", error);
        }
    }

    /// <summary>The root folder of a commit.</summary>
    /// <exception cref="MirrorException">The commit is missing or damaged.</exception>
    public ObjectId TreeOf(in ObjectId commitId)
    {
        CachedObject content = Read(commitId, ObjectType.Commit);
        ObjectId tree = Parse(commitId, content).Tree;
        content.Release();
        return tree;
    }

    /// <summary>That something about an object is wrong.</summary>
    /// <param name="problem">A clause that names the object.</param>
    /// <param name="cause">The exception that led to it; null: none.</param>
    public MirrorException Damaged(string problem, Exception? cause = null) => cause is null ? new MirrorException(Sentence(problem)) : new MirrorException(Sentence(problem), cause);

    /// <summary>Closes all files.</summary>
    public void Dispose()
    {
        foreach (PackFile pack in _packs) pack.Dispose();
        foreach (MultiPackIndex several in _several) several.Dispose();
    }

    private string Sentence(string problem) => $"{_mirror.Folder} can't be read: {problem}. Run 'git fsck' in it, or clone it again.";

    private CachedObject Checked(CachedObject read, in ObjectId id, ObjectType type)
    {
        if (read.Type == type) return read;
        read.Release();
        throw Damaged($"{id} is a {read.Type.ToString().ToLowerInvariant()} where a {type.ToString().ToLowerInvariant()} belongs");
    }

    private void Open(string folder)
    {
        // Always in one order, so that an object that is in several is found in the same each time.
        MultiPackIndex? several = MultiPackIndex.Open(Path.Combine(folder, "pack"), IdLength, _pages);
        if (several is not null)
        {
            _several.Add(several);
            several.OpenPacks(_packs, IdLength, _pages);
        }

        foreach (string index in UnknownStorage.PackIndexes(folder).Where(index => several?.Covers(index) != true)) _packs.Add(PackFile.Open(index, IdLength, _pages, _tables));
        _loose.Add(new LooseObjects(folder));
    }

    private long FindLoose(in ObjectId id)
    {
        if (_looseKeys.TryGetValue(id, out long known)) return known;
        foreach (LooseObjects objects in _loose)
        {
            if (objects.Find(id) is not { } file) continue;
            _looseFiles.Add(file);
            return _looseKeys[id] = FirstLoose + _looseFiles.Count - 1;
        }

        return 0;
    }

    private CachedObject Read(long key)
    {
        _chain.Clear();
        _work = 0;
        CachedObject made = FindBase(key);
        for (int link = _chain.Count - 1; link >= 0; link--) made = Apply(made, _chain[link].Key, _chain[link].Entry);
        return made;
    }

    // Down the deltas to what is whole, or was read before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CachedObject FindBase(long key)
    {
        while (true)
        {
            if (_arena.TryFind(key, out CachedObject? known)) return known.Hold();
            if (key >= FirstLoose) return ReadLoose(key);
            (PackFile pack, long offset) = PlaceOf(key);
            PackEntry entry = pack.ReadEntry(offset);
            if (entry.Type != ObjectType.None) return ReadWhole(key, entry);
            _work += entry.Size;
            if (_chain.Count == LongestChain || _work > MostWork) throw pack.Damaged(offset, "deltas rest on each other without end");
            _chain.Add((key, entry));
            key = entry.BaseOffset > 0 ? KeyOf(PackOf(key), entry.BaseOffset) : Find(pack.BaseIdOf(entry));
            if (key == 0) throw pack.Damaged(offset, $"a delta's base, {pack.BaseIdOf(entry)}, is missing,");
        }
    }

    // By itself: what a lambda captures would be made anew for each object of a pack, too.
    private CachedObject ReadLoose(long key) => LooseObjects.Read(_looseFiles[(int)(key - FirstLoose)], _inflater, (type, length) => _arena.Add(key, length, type));

    private CachedObject ReadWhole(long key, in PackEntry entry)
    {
        (PackFile pack, long offset) = PlaceOf(key);
        CachedObject made = _arena.Add(key, entry.Size, entry.Type);
        try
        {
            // Of a file nothing is looked at but that it is one.
            if (entry.Type != ObjectType.Blob) pack.Inflate(entry, offset, _inflater, made.Room);
            return made;
        }
        catch
        {
            _arena.Drop(made);
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CachedObject Apply(CachedObject from, long key, in PackEntry entry)
    {
        (PackFile pack, long offset) = PlaceOf(key);
        if (_delta.Length < entry.Size) _delta = GC.AllocateUninitializedArray<byte>(Math.Max(entry.Size, 2 * _delta.Length));
        CachedObject? made = null;
        try
        {
            pack.Inflate(entry, offset, _inflater, _delta.AsSpan(0, entry.Size));
            ReadOnlySpan<byte> delta = _delta.AsSpan(0, entry.Size);
            (long length, long result) = Delta.ReadSizes(ref delta);
            if (length != from.Length) throw new InvalidDataException("a delta is for a base of another size");
            if (result > PackFile.LargestObject) throw new InvalidDataException($"a delta makes an object of {result} bytes, more than {PackFile.LargestObject}");
            if ((_work += result) > MostWork) throw new InvalidDataException("deltas that rest on each other make more than a commit or a folder needs");
            made = _arena.Add(key, (int)result, from.Type);
            Delta.Apply(delta, from.Bytes, made.Room);
            return made;
        }
        catch (InvalidDataException error)
        {
            if (made is not null) _arena.Drop(made);
            throw pack.Damaged(offset, $"{error.Message},", error);
        }
        finally
        {
            from.Release();
        }
    }

    private (PackFile Pack, long Offset) PlaceOf(long key) => (_packs[PackOf(key)], key & ((1L << OffsetBits) - 1));

    // From 1, for 0 is nowhere.
    private static long KeyOf(int pack, long offset) => ((long)(pack + 1) << OffsetBits) | offset;

    private static int PackOf(long key) => (int)(key >> OffsetBits) - 1;
}
