using Tributary.Git;
using Tributary.Model;

namespace Tributary.Ingest.Sources;

/// <summary>Mirrors that somebody else keeps, in a folder that is only read.</summary>
internal sealed class FolderSource : ISource
{
    // By name, whatever its case: a host takes NVIDIA/apex and nvidia/apex for one.
    private readonly Dictionary<string, string> _folders;
    private readonly DateOnly? _asOf;

    /// <summary>Looks what is in the folder.</summary>
    /// <exception cref="MirrorException">The folder does not exist, or holds no mirror of any of these repositories.</exception>
    public FolderSource(string folder, DateOnly? asOf, IReadOnlyCollection<RepositoryName> expected)
    {
        _asOf = asOf;
        _folders = FindFolders(folder);
        HashSet<string> known = expected.Select(name => name.MirrorFolder).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Uncatalogued = _folders.Keys.Where(it => !known.Contains(it)).Order(StringComparer.Ordinal).ToList();
        if (Uncatalogued.Count == _folders.Count)
            throw new MirrorException($"{folder} holds no mirror of a catalogued repository. They are looked for as {expected.First().MirrorFolder} and so on.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Uncatalogued { get; }

    /// <inheritdoc/>
    public Task<Arrival> BringAsync(Candidate candidate, CancellationToken cancellation) => Task.FromResult(Look(candidate));

    /// <inheritdoc/>
    public Task<Mirror?> RenewAsync(Candidate candidate, CancellationToken cancellation) => Task.FromResult<Mirror?>(null);

    /// <inheritdoc/>
    public long SizeOf(Candidate candidate)
    {
        try
        {
            return _folders.TryGetValue(candidate.Name.MirrorFolder, out string? folder) ? Mirror.Open(folder).Size : 0;
        }
        catch (Exception error) when (error is MirrorException or IOException or UnauthorizedAccessException)
        {
            // Only the order of reading depends on it; the reading itself meets the same error, and notes it.
            return 0;
        }
    }

    private Arrival Look(Candidate candidate)
    {
        if (!_folders.TryGetValue(candidate.Name.MirrorFolder, out string? folder)) return new Arrival.Absent(Outcome.Missing, "there is no mirror of it");
        try
        {
            Mirror mirror = Mirror.Open(folder);
            DateTime? until = mirror.LastFetched ?? _asOf?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            if (mirror.Tip is null) return new Arrival.WithoutCommits(mirror.Branch, until);
            return RepositorySync.IsHeld(mirror, candidate.Before) ? new Arrival.Held(mirror.Branch, until) : new Arrival.Readable(mirror, until);
        }
        catch (MirrorException error)
        {
            return new Arrival.Absent(Outcome.Broken, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Arrival.Absent(Outcome.Broken, $"{folder} can't be read: {error.Message}");
        }
    }

    private static Dictionary<string, string> FindFolders(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, "*.git").Order(StringComparer.Ordinal)
                .DistinctBy(it => Path.GetFileName(it), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(it => Path.GetFileName(it), StringComparer.OrdinalIgnoreCase)
            : throw new MirrorException($"There is no folder {folder}. Name the folder that holds the mirrors, each in owner+name.git.");
}
