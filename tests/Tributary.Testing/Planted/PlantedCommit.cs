using System.Globalization;
using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>A commit of a planted history.</summary>
public sealed record PlantedCommit
{
    /// <summary>Parents that there are not.</summary>
    public const int None = -1;

    /// <summary>UTC offset of all committers, as git writes it.</summary>
    public const string CommitterOffset = "+0000";

    /// <summary>The repository where it was first made; with <see cref="Number"/> the same for all its copies.</summary>
    public required int Origin { get; init; }

    /// <summary>Its place in the history, from 0: the same in a copy.</summary>
    public required int Number { get; init; }

    /// <summary>The repository that took it over under a new id; null: it has the id with which it was made.</summary>
    public int? Importer { get; init; }

    /// <summary>Equal for commits of one id.</summary>
    public (int Origin, int Number, int? Importer) Key => (Origin, Number, Importer);

    /// <summary>The number of its first parent; <see cref="None"/>: it is the first.</summary>
    public int Parent => Number == 0 ? None : IsMerge ? MergeBase : Number - 1;

    /// <summary>Of a merge, which joins all commits after this one up to the one before it: its first parent; <see cref="None"/>: no merge.</summary>
    public int MergeBase { get; init; } = None;

    /// <summary>Whether it has two parents.</summary>
    public bool IsMerge => MergeBase != None;

    /// <summary>The contributor who stands as its author.</summary>
    public required int Author { get; init; }

    /// <summary>How they sign.</summary>
    public required Signature AuthorSignature { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long AuthorTime { get; init; }

    /// <summary>The author's UTC offset as git writes it.</summary>
    public required string Offset { get; init; }

    /// <summary>The author's UTC offset in minutes.</summary>
    public int UtcOffset => MinutesOf(Offset);

    /// <summary>Who put it there.</summary>
    public required Signature Committer { get; init; }

    /// <summary>When; always later than the commit before.</summary>
    public required long CommitterTime { get; init; }

    /// <summary>The message's first line.</summary>
    public required string Subject { get; init; }

    /// <summary>The message's rest; empty: there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>Contributors whom trailers name as co-authors, in order; the author may be among them, or somebody twice.</summary>
    public IReadOnlyList<int> CoAuthors { get; init; } = [];

    /// <summary>Whether a coding agent declares its part.</summary>
    public bool IsAssisted { get; init; }

    /// <summary>Whether the author's clock was wrong by decades: in no period.</summary>
    public bool IsUndated { get; init; }

    /// <summary>What it changes against its first parent; a merge brings nothing of its own, and shows none.</summary>
    public IReadOnlyList<PlantedChange> Changes { get; init; } = [];

    /// <summary>The author's day in UTC.</summary>
    public DateOnly Day => DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(AuthorTime));

    /// <summary>The minutes east of UTC of an offset such as <c>+0530</c>.</summary>
    internal static int MinutesOf(string offset)
    {
        int minutes = (int.Parse(offset.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(offset.AsSpan(3, 2), CultureInfo.InvariantCulture);
        return offset[0] == '-' ? -minutes : minutes;
    }
}

/// <summary>A changed path.</summary>
/// <param name="Status">Git's letter: A, M or D.</param>
/// <param name="Path">The path's number, as <see cref="PlantedRepository.PathOf"/> takes it.</param>
public readonly record struct PlantedChange(char Status, int Path);
