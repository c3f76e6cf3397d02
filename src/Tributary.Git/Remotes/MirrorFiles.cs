using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>Writes a mirror's own files, each whole or not at all.</summary>
/// <remarks>Source: gitrepository-layout(5), git-pack-refs(1), partial-clone documentation of git.</remarks>
internal static class MirrorFiles
{
    /// <summary>Writes a configuration of ours over whatever is there: nothing else in it ever counts.</summary>
    public static void WriteConfig(string mirror, RemoteUrl url, int idLength) => Write(
        mirror, "config",
        $"""
        [core]
            repositoryformatversion = 1
            bare = true
        [extensions]
            objectFormat = {(idLength == ObjectId.Sha256Length ? "sha256" : "sha1")}
            partialClone = origin
        [remote "origin"]
            url = {Quoted(url.Text)}
            promisor = true
            partialCloneFilter = blob:none
        [gc]
            packRefs = false

        """);

    /// <summary>The commit that a fetch brought: the expected one, unless the branch has moved on since.</summary>
    /// <exception cref="RemoteException">It brought none.</exception>
    public static ObjectId ReadFetched(string mirror, ObjectId expected)
    {
        // A git whose sync was killed may have noted there what it brought: something older.
        List<ObjectId> fetched = [];
        foreach (string line in File.ReadLines(Path.Combine(mirror, "FETCH_HEAD")))
        {
            if (ObjectId.TryParse(line.Split('\t')[0], out ObjectId id)) fetched.Add(id);
        }

        return fetched.Count == 0 ? throw new RemoteException(RemoteFailure.Refused, "the fetch brought no commit") : fetched.Contains(expected) ? expected : fetched[^1];
    }

    /// <summary>Points HEAD to a branch, and the branch to a commit.</summary>
    public static void WriteHead(string mirror, string branch, ObjectId tip)
    {
        Mirror before = Mirror.Open(mirror);
        // The old branch stays listed until the next time: HEAD, which changes last, never points to nothing.
        string old = before is { Branch: { } earlier, Tip: { } at } && earlier != branch ? $"{at} {earlier}\n" : "";
        Write(mirror, "packed-refs", $"{tip} {branch}\n{old}");
        Write(mirror, "HEAD", $"ref: {branch}\n");
        // A ref in a file of its own would count for more than the one just written.
        foreach (string loose in Directory.EnumerateFiles(Path.Combine(mirror, "refs"), "*", SearchOption.AllDirectories).ToList()) File.Delete(loose);
    }

    /// <summary>Writes a file by an atomic rename, after its content has reached the disk; one that is there and the same stays.</summary>
    public static void Write(string mirror, string name, string content)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(content);
        if (Holds(new FileInfo(Path.Combine(mirror, name)), bytes)) return;
        string part = Path.Combine(mirror, name + ".part");
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, Path.Combine(mirror, name), overwrite: true);
    }

    // The length first: of a pipe or a device it is 0, and neither is opened.
    private static bool Holds(FileInfo file, byte[] content) => file.Exists && file.LinkTarget is null && file.Length == content.Length && File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(content);

    private static string Quoted(string value) => '"' + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
}
