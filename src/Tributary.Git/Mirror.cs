using System.Security.Cryptography;
using System.Text;
using Tributary.Git.Objects;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>
/// A local bare repository, of which only the default branch is read. Its HEAD and refs are read as files;
/// its hooks, attributes, grafts and replace refs are never looked at, and its configuration is only asked how the repository is kept.
/// </summary>
/// <remarks>Source: gitrepository-layout(5).</remarks>
public sealed class Mirror
{
    private const string BranchPrefix = "ref: ";
    private const int LongestRefFile = 4096;

    // A source that is cut off at more commits than this is no history that anybody would want figures of.
    private const int LargestBoundary = 100_000;

    private bool _checked, _storageChecked;
    private string? _unknownStorage;

    private readonly ConfigFile _config;

    private Mirror(string folder, ConfigFile config, string? branch, ObjectId? tip, IReadOnlySet<ObjectId> boundary)
    {
        Folder = folder;
        _config = config;
        Branch = branch;
        Tip = tip;
        Boundary = boundary;
    }

    /// <summary>The repository's folder.</summary>
    public string Folder { get; }

    /// <summary>The default branch's full ref name, which HEAD names; null where HEAD is detached.</summary>
    public string? Branch { get; }

    /// <summary>The default branch's commit; null where there is none yet: an empty repository.</summary>
    public ObjectId? Tip { get; }

    /// <summary>The commits whose parents are cut off, as a shallow clone declares them; empty where the history is whole.</summary>
    public IReadOnlySet<ObjectId> Boundary { get; }

    /// <summary>SHA-256 of the boundary, in hexadecimal; null where there is none.</summary>
    public string? BoundaryDigest =>
        Boundary.Count == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', Boundary.Select(id => id.ToString()).Order(StringComparer.Ordinal)))));

    /// <summary>Where the objects are.</summary>
    public string ObjectsFolder => Path.Combine(Folder, "objects");

    /// <summary>Whether folders may be missing without the mirror being damaged: it is a partial clone of which not only files' contents were left out.</summary>
    /// <exception cref="MirrorException">Its objects can't be looked at.</exception>
    public bool MayLackTrees
    {
        get
        {
            try
            {
                return PartialClone.MayLackTrees(_config, ObjectsFolder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw Unreadable(Folder, error);
            }
        }
    }

    /// <summary>In which way the mirror keeps its objects that only git reads, as a clause without folders; null: there is none.</summary>
    /// <exception cref="MirrorException">Its objects can't be looked at.</exception>
    public string? FindUnknownStorage()
    {
        if (_storageChecked) return _unknownStorage;
        try
        {
            (_unknownStorage, _storageChecked) = (UnknownStorage.Find(this), true);
            return _unknownStorage;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(Folder, error);
        }
    }

    /// <summary>Bytes of packs and loose objects directly in this mirror: what there is to read, roughly.</summary>
    public long Size => ObjectFiles().Sum(LengthOf);

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

        try
        {
            IReadOnlySet<ObjectId> boundary = ReadBoundary(Path.Combine(folder, "shallow"));
            var config = ConfigFile.Read(Path.Combine(folder, "config"));
            if (RepositoryFormat.FindUnknown(config) is { } unknown) throw new MirrorException($"{folder} can't be read: {VisibleText.Of(unknown)}. Clone it again with 'git clone --bare', by a git that knows it.");
            string text = ReadRefFile(head);
            if (!text.StartsWith(BranchPrefix, StringComparison.Ordinal)) return new Mirror(folder, config, branch: null, ParseId(head, text), boundary);
            string branch = text[BranchPrefix.Length..].Trim();
            if (!IsSafeRefName(branch)) throw new MirrorException($"{head} names no branch. Repair it with 'git symbolic-ref HEAD refs/heads/NAME'.");
            return new Mirror(folder, config, branch, ReadRef(folder, branch), boundary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(folder, error);
        }
    }

    /// <summary>The same mirror, seen only as far as these commits.</summary>
    public Mirror CutOffAt(IReadOnlySet<ObjectId> boundary) => new(Folder, _config, Branch, Tip, boundary);

    /// <summary>Whether a name is safe as a ref's: it becomes a path below the mirror, so it must not lead out of it.</summary>
    /// <remarks>Source: git-check-ref-format(1).</remarks>
    public static bool IsSafeRefName(string? name) =>
        name is not null
        && name.StartsWith("refs/", StringComparison.Ordinal)
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("//", StringComparison.Ordinal)
        && !name.EndsWith('/')
        && !name.EndsWith(".lock", StringComparison.Ordinal)
        && name.All(c => c is > ' ' and not ('\\' or ':' or '?' or '*' or '[' or '~' or '^' or '\u007f'));

    private static HashSet<ObjectId> ReadBoundary(string file)
    {
        if (!File.Exists(file)) return [];
        HashSet<ObjectId> boundary = ReadLines(file, "object id").Where(line => line.Length > 0).Take(LargestBoundary + 1).Select(line => ParseId(file, line)).ToHashSet();
        return boundary.Count <= LargestBoundary ? boundary : throw new MirrorException($"{file} cuts the history off in more than {LargestBoundary} places. Clone the repository whole.");
    }

    /// <summary>Sees to it that git, which opens whatever lies among the objects, can wait for none of it.</summary>
    /// <exception cref="MirrorException">Something there is a pipe, a device or empty.</exception>
    internal void CheckObjects()
    {
        if (_checked) return;
        try
        {
            // Pipes and devices have no length, and nothing that git opens there may be empty.
            if (ObjectFiles().FirstOrDefault(file => IsOpenedByGit(file) && LengthOf(file) == 0) is { } empty)
                throw new MirrorException($"{empty} is empty or no file. Remove it and run 'git fsck' in that repository, or clone it again.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(Folder, error);
        }

        _checked = true;
    }

    // Only the folders that git reads: below any other, links could lead round and round.
    private IEnumerable<FileInfo> ObjectFiles() => new DirectoryInfo(ObjectsFolder).EnumerateDirectories()
        .Where(folder => folder.Name is "pack" or "info" || (folder.Name.Length == 2 && folder.Name.All(char.IsAsciiHexDigitLower)))
        .SelectMany(folder => folder.EnumerateFiles());

    private static bool IsOpenedByGit(FileInfo file) => file.Directory!.Name switch
    {
        "pack" => file.Extension is ".idx" or ".pack" || file.Name == "multi-pack-index",
        "info" => file.Name == "alternates",
        _ => file.Name.All(char.IsAsciiHexDigitLower),
    };

    private static long LengthOf(FileInfo file) =>
        file.LinkTarget is null ? file.Length : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length : 0;

    internal static MirrorException Unreadable(string folder, Exception error) =>
        new($"{folder} can't be read: {error.Message.TrimEnd('.')}. Run 'git fsck' in it, or clone it again.", error);

    private static ObjectId? ReadRef(string folder, string name)
    {
        string loose = Path.Combine(folder, name);
        if (File.Exists(loose)) return ParseId(loose, ReadRefFile(loose));
        string packed = Path.Combine(folder, "packed-refs");
        if (!File.Exists(packed)) return null;
        foreach (string line in ReadLines(packed, "refs"))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && line[0] is not ('#' or '^') && line.AsSpan(space + 1).SequenceEqual(name)) return ParseId(packed, line[..space]);
        }

        return null;
    }

    private static IEnumerable<string> ReadLines(string file, string content)
    {
        var without = new MirrorException($"{file} holds no {content}. Run 'git fsck' in that repository, or clone it again.");
        if (LengthOf(new FileInfo(file)) == 0) throw without;
        using var reader = new StreamReader(file);
        var line = new StringBuilder();
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            if (next != '\n' && line.Append((char)next).Length > LongestRefFile) throw without;
            if (next != '\n') continue;
            yield return line.ToString();
            line.Clear();
        }

        yield return line.ToString();
    }

    private static ObjectId ParseId(string file, string text) =>
        ObjectId.TryParse(text.Trim(), out ObjectId id)
            ? id
            : throw new MirrorException($"{file} holds no object id. Run 'git fsck' in that repository, or clone it again.");

    // Opening a pipe waits for who writes into it, and what is a device, a link to one, or merely huge must not be read to its end.
    private static string ReadRefFile(string file)
    {
        if (LengthOf(new FileInfo(file)) == 0) return "";
        using FileStream stream = File.OpenRead(file);
        Span<byte> buffer = stackalloc byte[LongestRefFile];
        int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer[..length]).Trim();
    }
}
