using System.IO.MemoryMappedFiles;

namespace Tributary.Git.Packs;

/// <summary>A file in memory, to be read. All that is unsafe about it is here: what is handed out never reaches beyond the file.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    /// <summary>Maps a file that is not empty.</summary>
    /// <exception cref="IOException">It can't be read, or is empty.</exception>
    public MappedFile(string path)
    {
        Path = path;
        Length = new FileInfo(path).Length;
        if (Length == 0) throw new IOException($"{path} is empty");
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>All that follows an offset, as far as a span can hold it; nothing where the offset is outside.</summary>
    public ReadOnlySpan<byte> From(long offset) =>
        (ulong)offset >= (ulong)Length ? [] : new ReadOnlySpan<byte>(_start + offset, (int)Math.Min(Length - offset, int.MaxValue));

    /// <summary>Gives the memory back: what was handed out is not to be used any more.</summary>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
