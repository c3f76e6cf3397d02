using System.Text;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>
/// A local bare repository, of which only the default branch is read. Its HEAD and refs are read as files;
/// its configuration, hooks, attributes, grafts and replace refs are never looked at.
/// </summary>
/// <remarks>Source: gitrepository-layout(5).</remarks>
public sealed class Mirror
{
    private const string BranchPrefix = "ref: ";
    private const int LongestRefFile = 4096;

    private Mirror(string folder, string? branch, ObjectId? tip)
    {
        Folder = folder;
        Branch = branch;
        Tip = tip;
    }

    /// <summary>The repository's folder.</summary>
    public string Folder { get; }

    /// <summary>The default branch's full ref name, which HEAD names; null where HEAD is detached.</summary>
    public string? Branch { get; }

    /// <summary>The default branch's commit; null where there is none yet: an empty repository.</summary>
    public ObjectId? Tip { get; }

    /// <summary>Where the objects are.</summary>
    public string ObjectsFolder => Path.Combine(Folder, "objects");

    /// <summary>Bytes of packs and loose objects directly in this mirror: what there is to read, roughly.</summary>
    public long Size => new DirectoryInfo(ObjectsFolder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>When the mirror was last fetched, in UTC; null where git left no trace of it.</summary>
    public DateTime? LastFetched => new FileInfo(Path.Combine(Folder, "FETCH_HEAD")) is { Exists: true } fetched ? fetched.LastWriteTimeUtc : null;

    /// <summary>Reads a mirror's HEAD and the branch it names.</summary>
    /// <exception cref="MirrorException">The folder is no bare repository, or one that can't be read whole.</exception>
    public static Mirror Open(string folder)
    {
        string head = Path.Combine(folder, "HEAD");
        if (!File.Exists(head) || !Directory.Exists(Path.Combine(folder, "objects")))
            throw new MirrorException($"{folder} is not a bare git repository. Remove it or clone it again with 'git clone --bare'.");
        if (Directory.Exists(Path.Combine(folder, "reftable")))
            throw new MirrorException($"{folder} keeps its refs as reftable, which is not read yet. Run 'git refs migrate --ref-format=files' in it.");
        if (File.Exists(Path.Combine(folder, "shallow")))
            throw new MirrorException($"{folder} is a shallow clone, whose first commits are missing. Run 'git fetch --unshallow' in it.");

        try
        {
            string text = ReadRefFile(head);
            if (!text.StartsWith(BranchPrefix, StringComparison.Ordinal)) return new Mirror(folder, branch: null, ParseId(head, text));
            string branch = text[BranchPrefix.Length..].Trim();
            if (!IsSafeRefName(branch)) throw new MirrorException($"{head} names no branch. Repair it with 'git symbolic-ref HEAD refs/heads/NAME'.");
            return new Mirror(folder, branch, ReadRef(folder, branch));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException($"{folder} can't be read: {error.Message}", error);
        }
    }

    private static ObjectId? ReadRef(string folder, string name)
    {
        string loose = Path.Combine(folder, name);
        if (File.Exists(loose)) return ParseId(loose, ReadRefFile(loose));
        string packed = Path.Combine(folder, "packed-refs");
        if (!File.Exists(packed)) return null;
        foreach (string line in File.ReadLines(packed))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && line[0] is not ('#' or '^') && line.AsSpan(space + 1).SequenceEqual(name)) return ParseId(packed, line[..space]);
        }

        return null;
    }

    private static ObjectId ParseId(string file, string text) =>
        ObjectId.TryParse(text.Trim(), out ObjectId id)
            ? id
            : throw new MirrorException($"{file} holds no object id. Run 'git fsck' in that repository, or clone it again.");

    // A ref file that is a device, a link to one, or merely huge must not be read to its end.
    private static string ReadRefFile(string file)
    {
        using FileStream stream = File.OpenRead(file);
        Span<byte> buffer = stackalloc byte[LongestRefFile];
        int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer[..length]).Trim();
    }

    // A name from HEAD becomes a path below the mirror, so it must not lead out of it (git-check-ref-format(1)).
    private static bool IsSafeRefName(string name) =>
        name.StartsWith("refs/", StringComparison.Ordinal)
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("//", StringComparison.Ordinal)
        && !name.EndsWith('/')
        && name.All(c => c is > ' ' and not ('\\' or ':' or '?' or '*' or '[' or '~' or '^' or '\u007f'));
}
