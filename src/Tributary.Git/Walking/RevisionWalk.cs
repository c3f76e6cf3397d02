using Tributary.Git.Objects;
using Tributary.Model;

namespace Tributary.Git.Walking;

/// <summary>Lists commits as <c>git log</c> does: by date, but none before it was seen as somebody's parent.</summary>
/// <remarks>Source: get_revision_1 and limit_list in git's revision.c, of what it does without options that choose, simplify or sort.</remarks>
/// <param name="objects">Where the commits are.</param>
/// <param name="cutOff">Commits whose parents are not looked at.</param>
internal sealed class RevisionWalk(ObjectDatabase objects, IReadOnlySet<ObjectId> cutOff)
{
    // A history of ever so many branches at once does not fill the memory with what waits: it is read again.
    private const int MostHeld = 1 << 12;

    /// <summary>Commits that are reachable from one, each with its bytes, which who takes it has to release.</summary>
    /// <param name="tip">The commit to start from.</param>
    /// <param name="known">Commits that, with their ancestors, are passed over.</param>
    /// <exception cref="MirrorException">A commit is missing or damaged.</exception>
    public IEnumerable<(ObjectId Id, CachedObject Content)> From(ObjectId tip, IReadOnlyCollection<ObjectId> known) =>
        known.Count == 0 ? All(tip) : new LimitedWalk(ReadLinks).Between(tip, known).Select(id => (id, objects.Read(id, ObjectType.Commit)));

    private IEnumerable<(ObjectId Id, CachedObject Content)> All(ObjectId tip)
    {
        var seen = new HashSet<ObjectId> { tip };
        var queue = new CommitQueue<(ObjectId Id, CachedObject? Content)>();
        queue.Add((tip, objects.Read(tip, ObjectType.Commit)), date: 0);
        var unseen = new List<ObjectId>();
        while (queue.TryTake(out (ObjectId Id, CachedObject? Content) next))
        {
            CachedObject content = next.Content ?? objects.Read(next.Id, ObjectType.Commit);
            if (!cutOff.Contains(next.Id)) AddParents(next.Id, content, seen, unseen);
            foreach (ObjectId parent in unseen) Enqueue(queue, parent);
            unseen.Clear();
            yield return (next.Id, content);
        }
    }

    private void Enqueue(CommitQueue<(ObjectId Id, CachedObject? Content)> queue, in ObjectId id)
    {
        CachedObject content = objects.Read(id, ObjectType.Commit);
        ulong date = objects.Parse(id, content).Date;
        if (queue.Count >= MostHeld) content.Release();
        queue.Add((id, queue.Count < MostHeld ? content : null), date);
    }

    private void AddParents(in ObjectId id, CachedObject content, HashSet<ObjectId> seen, List<ObjectId> unseen)
    {
        CommitObject commit = objects.Parse(id, content);
        for (int place = 0; place < commit.ParentCount; place++)
        {
            if (commit.Parent(place) is var parent && seen.Add(parent)) unseen.Add(parent);
        }
    }

    private (ulong Date, ObjectId[] Parents) ReadLinks(ObjectId id)
    {
        CachedObject content = objects.Read(id, ObjectType.Commit);
        try
        {
            CommitObject commit = objects.Parse(id, content);
            var parents = new ObjectId[cutOff.Contains(id) ? 0 : commit.ParentCount];
            for (int place = 0; place < parents.Length; place++) parents[place] = commit.Parent(place);
            return (commit.Date, parents);
        }
        finally
        {
            content.Release();
        }
    }
}
