using System.Buffers.Text;
using Tributary.Git.Packs;
using Tributary.Model;

namespace Tributary.Git.Objects;

/// <summary>Objects in files of their own: type and size as text, a NUL and the content, all of it deflated.</summary>
/// <remarks>Source: "Loose objects" in git's user manual, and unpack_loose_header in its object-file.c.</remarks>
internal sealed class LooseObjects(string folder)
{
    private const int LongestHeader = 32;

    // Deflated, nothing grows by more than this and a few bytes.
    private const int LargestFile = PackFile.LargestObject + (PackFile.LargestObject / 1000) + 1024;

    // Which of the 256 folders there are: most often none.
    private readonly HashSet<string> _folders = Directory.EnumerateDirectories(folder).Select(it => Path.GetFileName(it)).Where(name => name.Length == 2).ToHashSet(StringComparer.Ordinal);

    /// <summary>The file of an object; null: there is none.</summary>
    public string? Find(in ObjectId id)
    {
        if (_folders.Count == 0) return null;
        string name = id.ToString();
        return _folders.Contains(name[..2]) && Path.Combine(folder, name[..2], name[2..]) is var file && File.Exists(file) ? file : null;
    }

    /// <summary>Reads an object.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="inflater">Reused.</param>
    /// <param name="add">Makes room for it, given its type and length.</param>
    /// <exception cref="PackFormatException">It is damaged, or larger than <see cref="PackFile.LargestObject"/>.</exception>
    public static CachedObject Read(string file, Inflater inflater, Func<ObjectType, int, CachedObject> add)
    {
        byte[] deflated = ReadFile(file);
        try
        {
            Span<byte> start = stackalloc byte[LongestHeader];
            start = start[..inflater.InflateStart(deflated, start)];
            (ObjectType type, int length, int header) = ParseHeader(start);
            byte[] whole = GC.AllocateUninitializedArray<byte>(header + length);
            _ = inflater.Inflate(deflated, whole);
            CachedObject made = add(type, length);
            whole.AsSpan(header).CopyTo(made.Room);
            return made;
        }
        catch (InvalidDataException error)
        {
            throw new PackFormatException(file, 0, $"{error.Message}, in the object", error);
        }
    }

    private static byte[] ReadFile(string file)
    {
        try
        {
            // A pipe or a device has no length, and opening it might wait for ever.
            var info = new FileInfo(file);
            if ((info.ResolveLinkTarget(returnFinalTarget: true) ?? info) is FileInfo { Exists: true, Length: > 0 and <= LargestFile }) return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PackFormatException(file, 0, $"{error.Message.TrimEnd('.')}, in the object", error);
        }

        throw new PackFormatException(file, 0, "there is no object, or one that is too large,");
    }

    private static (ObjectType Type, int Length, int Header) ParseHeader(ReadOnlySpan<byte> start)
    {
        int space = start.IndexOf((byte)' '), end = start.IndexOf((byte)0);
        if (space < 0 || end < space || !Utf8Parser.TryParse(start[(space + 1)..end], out int length, out int digits) || digits != end - space - 1 || length is < 0 or > PackFile.LargestObject)
            throw new InvalidDataException("there is no header, or one of too large an object");
        ObjectType type = start[..space] switch
        {
            var name when name.SequenceEqual("commit"u8) => ObjectType.Commit,
            var name when name.SequenceEqual("tree"u8) => ObjectType.Tree,
            var name when name.SequenceEqual("tag"u8) => ObjectType.Tag,
            var name when name.SequenceEqual("blob"u8) => ObjectType.Blob,
            _ => throw new InvalidDataException("there is no object of a known type"),
        };
        return (type, length, end + 1);
    }
}
