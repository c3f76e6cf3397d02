using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>
/// The mirrors that we clone and fetch ourselves: bare, one branch, no tags, no file contents where the host can leave them out, but for the few that are asked for by their id.
/// All can be thrown away and cloned again; what was read of them is in the store.
/// </summary>
/// <remarks>
/// One process at a time. Git brings objects and nothing else: refs, HEAD and configuration are written here, each by an atomic rename,
/// so that a stop at any moment leaves a mirror at its old tip or its new one, and no lock file that stands in the way.
/// </remarks>
public sealed class MirrorCache(string folder, RemoteOptions options)
{
    private const string UnnamedBranch = "refs/tributary/HEAD";
    private const int MostPacks = 20;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    private string Incoming => Path.Combine(Folder, ".incoming");

    /// <summary>Where a repository's mirror is, or would be.</summary>
    public string PathOf(RepositoryName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Path.Combine(Folder, name.MirrorFolder);
    }

    /// <summary>A repository's mirror; null where there is none.</summary>
    /// <exception cref="MirrorException">There is one that can't be read.</exception>
    public Mirror? Find(RepositoryName name) => Directory.Exists(PathOf(name)) ? Mirror.Open(PathOf(name)) : null;

    /// <summary>Makes the folder, and removes what a sync left behind that was stopped.</summary>
    /// <exception cref="RemoteException">The disk is full, or nearly so.</exception>
    public void Prepare()
    {
        Directory.CreateDirectory(Folder);
        CheckDisk();
        Empty(Incoming);
    }

    /// <summary>Takes over the mirror of a repository that has another name now.</summary>
    public void Rename(RepositoryName from, RepositoryName to)
    {
        if (PathOf(from) != PathOf(to) && Directory.Exists(PathOf(from)) && !Directory.Exists(PathOf(to))) Directory.Move(PathOf(from), PathOf(to));
    }

    /// <summary>Throws a mirror away.</summary>
    public void Discard(RepositoryName name)
    {
        if (!Directory.Exists(PathOf(name))) return;
        Directory.CreateDirectory(Incoming);
        string aside = NewFolder();
        Directory.Move(PathOf(name), aside);
        Directory.Delete(aside, recursive: true);
    }

    internal async Task<Mirror> BringAsync(Transfer transfer, RepositoryName name, RemoteHead head, Action<string>? said, CancellationToken cancellation)
    {
        string target = PathOf(name);
        if (!Directory.Exists(target)) return await CloneAsync(transfer, name, head, said, cancellation);
        try
        {
            await FetchAsync(transfer, target, head, said, cancellation);
            await TidyAsync(transfer, target, head.Url, said, cancellation);
            return Mirror.Open(target);
        }
        catch (RemoteException error) when (error.Failure == RemoteFailure.Refused)
        {
            // Git stumbles over a mirror that is damaged, or whose source is cut off undeclared. The old one goes when a new one is there.
            return await CloneAsync(transfer, name, head, said, cancellation);
        }
    }

    /// <summary>Brings one object into a mirror that was cloned without it; the mirror's refs and its last fetch stay as they are.</summary>
    internal async Task BringObjectAsync(Transfer transfer, RepositoryName name, RemoteUrl url, ObjectId id, long largest, CancellationToken cancellation)
    {
        CheckDisk();
        string mirror = PathOf(name);
        MirrorFiles.WriteConfig(mirror, url, id.Length);
        RemoveParts(mirror);
        // Nobody says beforehand how large it is. What arrives is compressed, and may be a little more than what was asked for.
        using var large = new DiskWatch(() => IsDiskLow(halved: true) || Parts(mirror).Sum(part => part.Exists ? part.Length : 0) > 2 * largest, options.Clock, cancellation);
        // As git itself fetches what it finds missing: no talk about what is there, and the filter, without which git checks the whole history.
        string[] arguments =
        [
            "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--no-tags", "--no-auto-maintenance", "--no-recurse-submodules", "--no-write-fetch-head", "--update-shallow",
            "--filter=blob:none", "origin", id.ToString(),
        ];
        try
        {
            Transfer.Result result = await transfer.RunAsync(url, mirror, arguments, said: null, large.Token);
            if (result.ExitCode != 0) throw GitErrors.Explain(url, result.Errors);
        }
        catch (OperationCanceledException) when (large.IsFull)
        {
            RemoveParts(mirror);
            throw new RemoteException(RemoteFailure.Refused, $"{url} sends more for {id} than there is room for");
        }
    }

    internal async Task<string?> VerifyAsync(Transfer transfer, RepositoryName name, RemoteUrl url, CancellationToken cancellation)
    {
        if (Find(name) is not { Tip: { } tip }) return null;
        MirrorFiles.WriteConfig(PathOf(name), url, tip.Length);
        Transfer.Result result = await transfer.RunAsync(url, PathOf(name), ["fsck", "--no-dangling", "--progress"], said: null, cancellation);
        // Old tools wrote objects that git finds fault with and reads all the same: those alone are no damage (fsck's exit code 1).
        bool isDamaged = result.ExitCode > 1 || result.Errors.Contains("corrupt or missing", StringComparison.Ordinal);
        return isDamaged ? GitProcess.Complaint(result.Errors.Length > 0 ? result.Errors : result.Output) : null;
    }

    private async Task<Mirror> CloneAsync(Transfer transfer, RepositoryName name, RemoteHead head, Action<string>? said, CancellationToken cancellation)
    {
        string arriving = NewFolder();
        try
        {
            Directory.CreateDirectory(Path.Combine(arriving, "objects", "pack"));
            Directory.CreateDirectory(Path.Combine(arriving, "refs", "heads"));
            MirrorFiles.Write(arriving, "HEAD", $"ref: {BranchOf(head)}\n");
            if (head.Tip is not null) await FetchAsync(transfer, arriving, head, said, cancellation);
            Discard(name);
            Directory.Move(arriving, PathOf(name));
            return Mirror.Open(PathOf(name));
        }
        finally
        {
            if (Directory.Exists(arriving)) Directory.Delete(arriving, recursive: true);
        }
    }

    private async Task FetchAsync(Transfer transfer, string mirror, RemoteHead head, Action<string>? said, CancellationToken cancellation)
    {
        CheckDisk();
        if (head.Tip is not { } tip) throw new RemoteException(RemoteFailure.Refused, $"{head.Url} has no commit on its default branch any more");
        MirrorFiles.WriteConfig(mirror, head.Url, tip.Length);
        using var full = new DiskWatch(() => IsDiskLow(halved: true), options.Clock, cancellation);
        string errors = await RunAsync(["--filter=blob:none"]);
        // A host that can't leave file contents out says so, or sends them without a word.
        if (GitErrors.RefusesFilter(errors)) errors = await RunAsync(["--no-filter"]);
        if (errors.Length > 0) throw GitErrors.Explain(head.Url, errors);
        MirrorFiles.WriteHead(mirror, BranchOf(head), MirrorFiles.ReadFetched(mirror, tip));

        async Task<string> RunAsync(string[] filter)
        {
            string[] arguments =
            [
                "fetch", "--no-tags", "--no-auto-maintenance", "--no-recurse-submodules", "--no-show-forced-updates", "--update-shallow", "--progress",
                .. filter, "origin", head.Branch is null || BranchOf(head) == UnnamedBranch ? "HEAD" : head.Branch,
            ];
            try
            {
                Transfer.Result result = await transfer.RunAsync(head.Url, mirror, arguments, said, full.Token);
                return result.ExitCode == 0 ? "" : result.Errors.Length > 0 ? result.Errors : $"git ended with {result.ExitCode}";
            }
            catch (OperationCanceledException) when (full.IsFull)
            {
                throw DiskFull();
            }
        }
    }

    private static async Task TidyAsync(Transfer transfer, string mirror, RemoteUrl url, Action<string>? said, CancellationToken cancellation)
    {
        string packs = Path.Combine(mirror, "objects", "pack");
        RemoveParts(mirror);
        if (Directory.EnumerateFiles(packs, "*.pack").Count() <= MostPacks) return;
        // By force: who held the mirror before us was killed. What fails here is tried again after the next fetch; the mirror is whole either way.
        Transfer.Result result = await transfer.RunAsync(url, mirror, ["gc", "--quiet", "--force", "--prune=now"], said: null, cancellation, isPatient: true);
        if (result.ExitCode != 0) said?.Invoke($"could not be packed anew: {GitProcess.Complaint(result.Errors)}");
    }

    private static IEnumerable<FileInfo> Parts(string mirror) => new DirectoryInfo(Path.Combine(mirror, "objects", "pack")).EnumerateFiles("tmp_*");

    private static void RemoveParts(string mirror)
    {
        foreach (FileInfo part in Parts(mirror)) part.Delete();
    }

    // The host's word becomes a ref's name, if it is fit for one.
    private static string BranchOf(RemoteHead head) =>
        head.Branch is { } branch && branch.StartsWith("refs/heads/", StringComparison.Ordinal) && Mirror.IsSafeRefName(branch) ? branch : UnnamedBranch;

    private void CheckDisk()
    {
        if (IsDiskLow(halved: false)) throw DiskFull();
    }

    private bool IsDiskLow(bool halved) => new DriveInfo(Folder).AvailableFreeSpace < (halved ? options.SpareDisk / 2 : options.SpareDisk);

    private RemoteException DiskFull() =>
        new(RemoteFailure.DiskFull, $"The disk of {Folder} has less than {options.SpareDisk >> 20} MiB left. Make room and run 'tributary sync' again.");

    private string NewFolder() => Path.Combine(Directory.CreateDirectory(Incoming).FullName, Guid.NewGuid().ToString("n"));

    private static void Empty(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (string left in Directory.EnumerateDirectories(folder))
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // A git whose sync was killed may be writing there for a moment yet; the next sync removes it.
            }
        }
    }
}
