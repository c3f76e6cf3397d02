using Tributary.Model;

namespace Tributary.Git;

/// <summary>
/// A commit as git prints it, valid only while it is visited. Texts are converted from the encoding that the commit declares to UTF-8, as git does it;
/// where nothing is declared, or git does not know it, they are the bytes as written. <see cref="CommitText"/> makes text of either.
/// </summary>
public readonly ref struct CommitRecord
{
    /// <summary>The commit's id.</summary>
    public required ObjectId Id { get; init; }

    /// <summary>The parents' ids in hexadecimal, separated by single spaces.</summary>
    public required ReadOnlySpan<byte> Parents { get; init; }

    /// <summary>Who wrote the change, and when.</summary>
    public required Moment Author { get; init; }

    /// <summary>Who put it there, and when.</summary>
    public required Moment Committer { get; init; }

    /// <summary>The message's first paragraph, its lines joined with spaces.</summary>
    public required ReadOnlySpan<byte> Subject { get; init; }

    /// <summary>The message without its first paragraph.</summary>
    public required ReadOnlySpan<byte> Body { get; init; }

    /// <summary>A signature and its time.</summary>
    public readonly ref struct Moment
    {
        /// <summary>The name, as bytes.</summary>
        public required ReadOnlySpan<byte> Name { get; init; }

        /// <summary>What stands between '&lt;' and '&gt;', as bytes.</summary>
        public required ReadOnlySpan<byte> Address { get; init; }

        /// <summary>Seconds since 1970; null where git finds no number.</summary>
        public required long? Time { get; init; }

        /// <summary>UTC offset as git's raw date format prints it, such as <c>+0530</c>; empty where there is no time.</summary>
        public required ReadOnlySpan<byte> Offset { get; init; }
    }
}
