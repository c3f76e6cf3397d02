using Tributary.Model;

namespace Tributary.Git;

/// <summary>Reads a history. Whoever does it, visits the same commits and changes in the same order, which is that of <c>git log</c>.</summary>
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
}
