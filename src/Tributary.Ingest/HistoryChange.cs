using Tributary.Git;
using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>
/// How a repository's history differs from the facts that are held of it: what is to be read, what is lost because a rewritten branch
/// reaches it no longer, and what was lost and is reached again.
/// </summary>
/// <param name="Known">Commits that, with their ancestors, need not be read.</param>
/// <param name="Lost">Numbers of commits that the tip no longer reaches.</param>
/// <param name="Regained">Numbers of commits that were lost and are reached again.</param>
/// <param name="Kept">Commits held that the tip reaches.</param>
internal sealed record HistoryChange(IReadOnlyCollection<ObjectId> Known, IReadOnlyList<int> Lost, IReadOnlyList<int> Regained, int Kept)
{
    /// <summary>Nothing is held yet, so that everything is to be read.</summary>
    public static HistoryChange Everything { get; } = new([], [], [], 0);

    /// <summary>The branch only grew.</summary>
    public static HistoryChange FastForward(Store.Tip before) => new([before.Id!.Value], [], [], before.Commits);

    /// <summary>Compares every commit that the tip reaches with those that are held.</summary>
    /// <remarks>
    /// What was ever read is closed under ancestry, so a new commit's parents that are held already are all that has to be excluded from the reading.
    /// </remarks>
    public static HistoryChange Compare(DuckDbConnection connection, int repository, GitHome home, Mirror mirror, ObjectId tip, CancellationToken cancellation)
    {
        Dictionary<ObjectId, (int Commit, bool Lost)> held = ReadHeld(connection, repository);
        var frontier = new HashSet<ObjectId>();
        var reached = new HashSet<int>();
        new RevisionList(home).Read(mirror, tip, Visit, cancellation);
        return new HistoryChange(
            frontier.Count == 0 && held.ContainsKey(tip) ? [tip] : frontier,
            held.Values.Where(commit => !commit.Lost && !reached.Contains(commit.Commit)).Select(commit => commit.Commit).ToList(),
            held.Values.Where(commit => commit.Lost && reached.Contains(commit.Commit)).Select(commit => commit.Commit).ToList(),
            reached.Count);

        void Visit(ObjectId id, IReadOnlyList<ObjectId> parents)
        {
            if (held.TryGetValue(id, out (int Commit, bool Lost) commit)) reached.Add(commit.Commit);
            else frontier.UnionWith(parents.Where(held.ContainsKey));
        }
    }

    private static Dictionary<ObjectId, (int Commit, bool Lost)> ReadHeld(DuckDbConnection connection, int repository)
    {
        var held = new Dictionary<ObjectId, (int, bool)>();
        using DuckDbResult rows = connection.Query("select id, commit, lost_at is not null from commit where repository = $repository", ("repository", repository));
        while (rows.Read()) held.Add(new ObjectId(rows.GetUtf8(0)), (rows.GetInt32(1), rows.GetBoolean(2)));
        return held;
    }
}
