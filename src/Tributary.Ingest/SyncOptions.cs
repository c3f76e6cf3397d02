using Tributary.Git;
using Tributary.Git.Remotes;
using Tributary.Model;

namespace Tributary.Ingest;

/// <summary>How a sync is done.</summary>
public sealed record SyncOptions
{
    /// <summary>A folder of mirrors that somebody else keeps, each in <c>owner+name.git</c>: it is read, and nothing is fetched. Null: hosts are asked.</summary>
    public string? Mirrors { get; init; }

    /// <summary>The last day that the mirrors cover, for those whose last fetch left no trace; null: each up to its tip's commit date. For <see cref="Mirrors"/> only.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Where all repositories are fetched from, by owner and name; null: from where the catalog says.</summary>
    public RemoteUrl? Source { get; init; }

    /// <summary>The folder of mirrors that are cloned and fetched here; needed where hosts are asked.</summary>
    public string? Cache { get; init; }

    /// <summary>A folder for what is needed only while it runs; null: the system's.</summary>
    public string? Scratch { get; init; }

    /// <summary>Who reads histories.</summary>
    public ReaderChoice Reader { get; init; }

    /// <summary>What reading may take of the machine: as many repositories are read at once as there are threads for it, and the last ones by several.</summary>
    public ReadingLimits Reading { get; init; } = new();

    /// <summary>
    /// Rows after which a thread commits what it has read: the repositories that they are of are one transaction, for a commit costs as much as a small repository. A sync that is stopped
    /// reads them again. Default: a million, which is a second or two. Where nothing waits to be read, it commits sooner.
    /// </summary>
    public long RowsAtOnce { get; init; } = 1_000_000;

    /// <summary>How hosts are treated.</summary>
    public RemoteOptions Remote { get; init; } = new();

    /// <summary>Repositories to be brought up to date; empty: all of the catalog.</summary>
    public IReadOnlyCollection<RepositoryName> Only { get; init; } = [];

    /// <summary>What the user says of people.</summary>
    public PeopleSettings People { get; init; } = PeopleSettings.None;

    /// <summary>Tells what has not happened yet: a tip that claims a later date covers only up to now. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
