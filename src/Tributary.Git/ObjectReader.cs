using System.Collections.Concurrent;
using Tributary.Git.Objects;
using Tributary.Git.Trees;
using Tributary.Git.Walking;
using Tributary.Model;

namespace Tributary.Git;

/// <summary>Reads a history from the objects themselves: packs, loose objects, and those of repositories that are borrowed from.</summary>
/// <remarks>Source of the formats: gitformat-pack(5), and the user manual on objects.</remarks>
public sealed class ObjectReader(GitHome home) : IHistoryReader
{
    // Memory that one history has warmed serves the next.
    private static readonly ConcurrentBag<ObjectArena> Arenas = [];

    /// <inheritdoc/>
    public void Read(Mirror mirror, ObjectId tip, IReadOnlyCollection<ObjectId> known, IHistoryVisitor visitor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(visitor);
        ObjectArena arena = Arenas.TryTake(out ObjectArena? warm) ? warm : new ObjectArena();
        using (var objects = new ObjectDatabase(mirror, tip.Length, arena)) new Reading(home, mirror, objects, visitor).Visit(tip, known, cancellation);
        // Only of a reading that failed something may still be held.
        arena.Clear();
        Arenas.Add(arena);
    }

    private sealed class Reading(GitHome home, Mirror mirror, ObjectDatabase objects, IHistoryVisitor visitor)
    {
        private readonly CommitTexts _texts = new();
        private readonly TreeComparison _trees = new(objects);

        public void Visit(ObjectId tip, IReadOnlyCollection<ObjectId> known, CancellationToken cancellation)
        {
            foreach ((ObjectId id, CachedObject content) in new RevisionWalk(objects, mirror.Boundary).From(tip, known))
            {
                cancellation.ThrowIfCancellationRequested();
                Visit(id, content, cancellation);
                content.Release();
            }
        }

        private void Visit(in ObjectId id, CachedObject content, CancellationToken cancellation)
        {
            CommitObject commit = objects.Parse(id, content);
            bool isCutOff = mirror.Boundary.Contains(id);
            // Encodings are git's, and so is what it makes of one that it does not know.
            if (commit.IsEncoded) new LogReader(home).ReadAlone(mirror, id, visitor, cancellation);
            else visitor.VisitCommit(_texts.Read(isCutOff ? commit.WithoutParents : commit, id));
            if (isCutOff || commit.ParentCount > 1) return;
            _trees.Visit(commit.ParentCount == 0 ? null : TreeOf(commit.Parent(0)), commit.Tree, visitor, cancellation);
        }

        private ObjectId TreeOf(in ObjectId commitId)
        {
            CachedObject content = objects.Read(commitId, ObjectType.Commit);
            ObjectId tree = objects.Parse(commitId, content).Tree;
            content.Release();
            return tree;
        }
    }
}
