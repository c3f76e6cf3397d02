using Tributary.Model;

namespace Tributary.Store;

/// <summary>A row of the table <c>commit</c>; texts are valid UTF-8.</summary>
public readonly ref struct CommitRow
{
    /// <summary>Number within the repository.</summary>
    public required int Commit { get; init; }

    /// <summary>The commit's id.</summary>
    public required ObjectId Id { get; init; }

    /// <summary>The parents' ids, one after the other.</summary>
    public required ReadOnlySpan<byte> Parents { get; init; }

    /// <summary>How many parents.</summary>
    public required int ParentCount { get; init; }

    /// <summary>The author's signature.</summary>
    public required long Author { get; init; }

    /// <summary>Seconds since 1970, as written; null: not a number.</summary>
    public required long? AuthorTime { get; init; }

    /// <summary>UTC offset as git prints it.</summary>
    public required ReadOnlySpan<byte> AuthorOffset { get; init; }

    /// <summary>The committer's signature.</summary>
    public required long Committer { get; init; }

    /// <summary>Seconds since 1970, as written; null: not a number.</summary>
    public required long? CommitterTime { get; init; }

    /// <summary>UTC offset as git prints it.</summary>
    public required ReadOnlySpan<byte> CommitterOffset { get; init; }

    /// <summary>The message's first paragraph on one line.</summary>
    public required ReadOnlySpan<byte> Subject { get; init; }

    /// <summary>Equal for the same commit under another id.</summary>
    public required long Fingerprint { get; init; }
}
