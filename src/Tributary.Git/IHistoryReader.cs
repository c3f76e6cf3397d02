using Tributary.Model;

namespace Tributary.Git;

/// <summary>Reads a history, and who is who in it. Whoever does it, visits the same commits and changes in the same order, which is that of <c>git log</c>.</summary>
public interface IHistoryReader
{
    /// <summary>Visits every commit that is reachable from one commit and not from others. A commit at the mirror's boundary has no changes: what it changed can't be known.</summary>
    /// <remarks>Where folders may be missing (<see cref="Mirror.MayLackTrees"/>), the program's own reader goes on without them; git does not.</remarks>
    /// <param name="mirror">Where the objects are.</param>
    /// <param name="tip">The commit to start from.</param>
    /// <param name="known">Commits that, with their ancestors, are passed over; none reads from the beginning.</param>
    /// <param name="visitor">Takes what is found; what it throws ends the reading.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="MirrorException">An object is missing or damaged. The visitor has seen a part of the history.</exception>
    void Read(Mirror mirror, ObjectId tip, IReadOnlyCollection<ObjectId> known, IHistoryVisitor visitor, CancellationToken cancellation);

    /// <summary>Reads the file <c>.mailmap</c> in a commit's root folder, as far as the mirror has it. What is missing or damaged is no error: most mirrors have no file contents.</summary>
    /// <param name="mirror">Where the objects are.</param>
    /// <param name="commitId">The commit.</param>
    /// <param name="cancellation">Ends the reading.</param>
    MailmapFile ReadMailmap(Mirror mirror, ObjectId commitId, CancellationToken cancellation);
}
