using Tributary.Catalog.Work;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Writes what one repository's commits are about.</summary>
/// <param name="connection">In a transaction.</param>
/// <param name="repository">The repository's number.</param>
/// <param name="rules">Those for it.</param>
/// <param name="work">Appends to <c>work</c>.</param>
/// <param name="excluded">Appends to <c>excluded_path</c>.</param>
internal sealed class RepositoryWorkWriter(DuckDbConnection connection, int repository, RepositoryWork rules, DuckDbAppender work, DuckDbAppender excluded)
{
    // So many are told about at once: enough for all processors, and few enough to be forgotten soon.
    private const int Batch = 8_192;

    private readonly WorkRows _rows = new(repository, work, excluded);

    /// <summary>Writes those from a number on.</summary>
    public void Write(int from)
    {
        PathWork[] paths = ReadPaths(from);
        using DuckDbResult commits = connection.Query(
            "select commit, subject from commit where repository = $repository and commit >= $from and parent_count < 2 order by commit", ("repository", repository), ("from", from));
        using DuckDbResult changes = connection.Query(
            "select commit, path, status = 'A' from change where repository = $repository and commit >= $from order by commit, path", ("repository", repository), ("from", from));
        bool more = changes.Read();
        var batch = new List<(int Commit, string Subject, PathWork[] Touched)>(Batch);
        var touched = new List<PathWork>();
        while (commits.Read())
        {
            int commit = commits.GetInt32(0);
            touched.Clear();
            while (more && changes.GetInt32(0) <= commit)
            {
                if (changes.GetInt32(0) == commit) touched.Add(paths[changes.GetInt32(1)] with { IsAdded = changes.GetBoolean(2) });
                more = changes.Read();
            }

            batch.Add((commit, commits.GetString(1), [.. touched]));
            if (batch.Count == Batch) Write(batch);
        }

        Write(batch);
    }

    // By path's number; of those that no new commit changed nothing is told.
    private PathWork[] ReadPaths(int from)
    {
        HashSet<int> known = [];
        using (DuckDbResult rows = connection.Query("select path from excluded_path where repository = $repository", ("repository", repository)))
        {
            while (rows.Read()) known.Add(rows.GetInt32(0));
        }

        var names = new List<(int Path, string Name)>();
        using (DuckDbResult rows = connection.Query("""
            select p.path, p.name
            from path p
            where p.repository = $repository and p.path in (select path from change where repository = $repository and commit >= $from)
            order by p.path
            """, ("repository", repository), ("from", from)))
        {
            while (rows.Read()) names.Add((rows.GetInt32(0), rows.GetString(1)));
        }

        var paths = new PathWork[names.Count == 0 ? 0 : names[^1].Path + 1];
        Parallel.ForEach(names, it => paths[it.Path] = rules.OfPath(it.Name));
        foreach ((int path, _) in names.Where(it => paths[it.Path].Area.Group == AreaGroup.Excluded && !known.Contains(it.Path)))
            _rows.AddExcluded(path, paths[path].Area);
        return paths;
    }

    private void Write(List<(int Commit, string Subject, PathWork[] Touched)> batch)
    {
        var about = new CommitWork[batch.Count];
        Parallel.For(0, batch.Count, i => about[i] = rules.OfCommit(batch[i].Subject, batch[i].Touched));
        for (int i = 0; i < about.Length; i++) _rows.Add(batch[i].Commit, about[i]);
        batch.Clear();
    }
}
