namespace Tributary.Git.Objects;

/// <summary>Finds in which way a repository keeps its objects that only git reads.</summary>
internal static class UnknownStorage
{
    // Of an index of version 1 the first bytes are a count.
    private static ReadOnlySpan<byte> IndexMagic => [0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2];

    /// <summary>A clause that names no folder; null: there is none.</summary>
    /// <exception cref="MirrorException">What is there is no repository's.</exception>
    public static string? Find(Mirror mirror)
    {
        mirror.CheckObjects();
        if (AlternatesFile.HasQuotedName(mirror.ObjectsFolder)) return "a folder that it borrows from has a quoted name";
        return AlternatesFile.FoldersOf(mirror.ObjectsFolder).SelectMany(PackIndexes).FirstOrDefault(index => !IsKnown(index)) is { } unknown ? $"{Path.GetFileName(unknown)} is no index of version 2" : null;
    }

    /// <summary>The indexes of a folder of objects, in the order of their names.</summary>
    public static IEnumerable<string> PackIndexes(string folder)
    {
        string packs = Path.Combine(folder, "pack");
        return Directory.Exists(packs) ? Directory.EnumerateFiles(packs, "*.idx").Order(StringComparer.Ordinal) : [];
    }

    private static bool IsKnown(string index)
    {
        using FileStream file = File.OpenRead(index);
        Span<byte> start = stackalloc byte[IndexMagic.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(IndexMagic);
    }
}
