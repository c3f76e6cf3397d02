using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Tributary.Git.Packs;

/// <summary>A file in memory, to be read. All that is unsafe about it is here: what is handed out never reaches beyond the file.</summary>
internal sealed unsafe partial class MappedFile : IDisposable
{
    // Whoever looks at a page gets the sixteen around it, where they are in the system's cache: 64 KiB.
    private const int BlockBits = 16;

    // Of <sys/mman.h>, the same on all Linux systems.
    private const int NotNeeded = 4;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly MappedPages _pages;
    private readonly byte* _start;

    // One bit for each block that was looked at since memory was given back last.
    private readonly ulong[] _held;

    /// <summary>Maps a file that is not empty.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pages">Bounds how much of it is in memory at once.</param>
    /// <exception cref="IOException">It can't be read, or is empty.</exception>
    public MappedFile(string path, MappedPages pages)
    {
        Path = path;
        Length = new FileInfo(path).Length;
        if (Length == 0) throw new IOException($"{path} is empty");
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
        _held = new ulong[(Length >> (BlockBits + 6)) + 1];
        _pages = pages;
        _pages.Add(this);
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>All that follows an offset, as far as a span can hold it; nothing where the offset is outside.</summary>
    public ReadOnlySpan<byte> From(long offset)
    {
        if ((ulong)offset >= (ulong)Length) return [];
        long block = offset >> BlockBits;
        if ((_held[block >> 6] & (1UL << (int)block)) == 0) Hold(block);
        return new ReadOnlySpan<byte>(_start + offset, (int)Math.Min(Length - offset, int.MaxValue));
    }

    /// <summary>Gives the memory back; what was handed out may still be read, and comes from the file again. Only Linux can: other systems take what they need themselves.</summary>
    public void GiveBack()
    {
        Array.Clear(_held);
        if (OperatingSystem.IsLinux()) _ = Advise((nint)_start, (nuint)Length, NotNeeded);
    }

    /// <summary>Closes the file: what was handed out is not to be used any more.</summary>
    public void Dispose()
    {
        _pages.Remove(this);
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private void Hold(long block)
    {
        _pages.Hold(1 << BlockBits);
        _held[block >> 6] |= 1UL << (int)block;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint length, int advice);
}
