using Tributary.Model;

namespace Tributary.Git;

/// <summary>Reads histories by the reader that was chosen. Threads may share one.</summary>
/// <param name="home">Where git runs.</param>
/// <param name="choice">Who reads.</param>
/// <param name="limits">What all readings of the program itself may take together.</param>
public sealed class HistoryReader(GitHome home, ReaderChoice choice, ReadingLimits limits) : IHistoryReader
{
    private readonly LogReader _log = new(home);
    private readonly ObjectReader _objects = new(home, limits);

    /// <inheritdoc/>
    /// <remarks>What the program itself can't read is noticed before anything is visited.</remarks>
    public void Read(Mirror mirror, ObjectId tip, IReadOnlyCollection<ObjectId> known, IHistoryVisitor visitor, CancellationToken cancellation) =>
        ReaderOf(mirror).Read(mirror, tip, known, visitor, cancellation);

    /// <inheritdoc/>
    public MailmapFile ReadMailmap(Mirror mirror, ObjectId commitId, CancellationToken cancellation) => ReaderOf(mirror).ReadMailmap(mirror, commitId, cancellation);

    /// <summary>Who reads a mirror.</summary>
    /// <exception cref="MirrorException">Its objects can't be looked at, or the program alone was chosen and can't read it.</exception>
    internal IHistoryReader ReaderOf(Mirror mirror)
    {
        if (choice == ReaderChoice.Git) return _log;
        if (mirror.FindUnknownStorage() is not { } unknown) return _objects;
        return choice == ReaderChoice.Auto ? _log : throw new MirrorException($"{mirror.Folder} can't be read without git: {unknown}. Read it with '--reader auto'.");
    }
}
