namespace Tributary.Git.Objects;

/// <summary>Folders of objects that a repository borrows, as its <c>objects/info/alternates</c> lists them, and the ones that these list.</summary>
/// <remarks>Source: gitrepository-layout(5), "objects/info/alternates"; depth and unusable lines as in link_alt_odb_entry of git.</remarks>
internal static class AlternatesFile
{
    // As deep as git follows them.
    private const int Deepest = 5;
    private const int LongestFile = 1 << 16;

    /// <summary>The folder itself, and those that it borrows from, each once.</summary>
    /// <exception cref="MirrorException">A list is longer than 64 KiB, or has a quoted name, which is not read.</exception>
    public static IReadOnlyList<string> FoldersOf(string objects)
    {
        var folders = new List<string>();
        Add(folders, Path.GetFullPath(objects), depth: 0);
        return folders;
    }

    /// <summary>Whether a name in the repository's own list is quoted, as git writes those with odd letters.</summary>
    /// <exception cref="MirrorException">The list is none.</exception>
    public static bool HasQuotedName(string objects) => File.Exists(FileOf(objects)) && Lines(FileOf(objects)).Exists(line => line.StartsWith('"'));

    // What is not there, or leads too deep, git passes over too.
    private static void Add(List<string> folders, string folder, int depth)
    {
        if (depth > Deepest || folders.Contains(folder, StringComparer.Ordinal) || !Directory.Exists(folder)) return;
        folders.Add(folder);
        string file = FileOf(folder);
        if (!File.Exists(file)) return;
        foreach (string line in Lines(file))
        {
            if (line.StartsWith('"')) throw new MirrorException($"{file} has a quoted name. Write the folder's path as it is.");
            // A relative path counts from the folder of objects that lists it.
            Add(folders, Path.GetFullPath(line, folder), depth + 1);
        }
    }

    private static List<string> Lines(string file)
    {
        var info = new FileInfo(file);
        // A pipe or a device has no length, and opening it might wait for ever.
        if ((info.ResolveLinkTarget(returnFinalTarget: true) ?? info) is not FileInfo { Exists: true, Length: > 0 and <= LongestFile }) throw new MirrorException($"{file} is no list of folders. Remove it, or run 'git fsck' in that repository.");
        return File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#' && !line.Contains('\0', StringComparison.Ordinal)).ToList();
    }

    private static string FileOf(string objects) => Path.Combine(objects, "info", "alternates");
}
