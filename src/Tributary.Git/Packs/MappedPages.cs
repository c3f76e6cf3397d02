namespace Tributary.Git.Packs;

/// <summary>Keeps what one reader has looked at of its mapped files from filling the memory: above a bound, all of it is given back, and comes again as it is looked at.</summary>
/// <remarks>One thread at a time.</remarks>
/// <param name="most">Bytes.</param>
internal sealed class MappedPages(long most)
{
    private long _most = most;
    private readonly List<MappedFile> _files = [];
    private long _held;

    /// <summary>How often memory was given back.</summary>
    public int Returns { get; private set; }

    /// <summary>A file of which parts may come into memory.</summary>
    public void Add(MappedFile file) => _files.Add(file);

    /// <summary>A file that is closed.</summary>
    public void Remove(MappedFile file) => _files.Remove(file);

    /// <summary>Takes memory away for something else, unless that is more than half of it.</summary>
    /// <param name="bytes">How much.</param>
    public bool TryTake(long bytes)
    {
        if (bytes > _most / 2) return false;
        _most -= bytes;
        return true;
    }

    /// <summary>A part of a file has come into memory.</summary>
    public void Hold(long bytes)
    {
        _held += bytes;
        if (_held <= _most) return;
        foreach (MappedFile file in _files) file.GiveBack();
        _held = bytes;
        Returns++;
    }
}
