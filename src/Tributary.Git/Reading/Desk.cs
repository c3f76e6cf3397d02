using Tributary.Git.Objects;
using Tributary.Git.Packs;
using Tributary.Git.Trees;

namespace Tributary.Git.Reading;

/// <summary>What one thread reads a repository with: its own view of the files, and its own memory.</summary>
internal sealed class Desk : IDisposable
{
    private readonly ReadingThreads _threads;
    private readonly ObjectArena _arena;

    /// <summary>Opens the repository's files.</summary>
    /// <param name="mirror">The repository.</param>
    /// <param name="idLength">Bytes of its ids.</param>
    /// <param name="threads">Lends the memory.</param>
    /// <param name="tables">Those of all that read the history.</param>
    /// <exception cref="MirrorException">A pack or an index is damaged.</exception>
    public Desk(Mirror mirror, int idLength, ReadingThreads threads, OffsetTables tables)
    {
        _threads = threads;
        _arena = threads.Lend();
        try
        {
            Objects = new ObjectDatabase(mirror, idLength, _arena, new MappedPages(threads.MostPages), tables);
        }
        catch
        {
            threads.TakeBack(_arena);
            throw;
        }

        Trees = new TreeComparison(Objects);
    }

    /// <summary>The repository's objects.</summary>
    public ObjectDatabase Objects { get; }

    /// <summary>Compares its trees.</summary>
    public TreeComparison Trees { get; }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        Objects.Dispose();
        _threads.TakeBack(_arena);
    }
}
