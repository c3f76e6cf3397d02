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
    /// <summary>Where a change lies.</summary>
    public const string Area = "area";

    /// <summary>What it does.</summary>
    public const string Kind = "kind";

    /// <summary>Which hardware stack it serves.</summary>
    public const string Ecosystem = "ecosystem";

    /// <summary>Which layer of the stack it belongs to.</summary>
    public const string Layer = "layer";

    private readonly List<PathWork> _touched = [];

    /// <summary>Writes those from a number on.</summary>
    public void Write(int from)
    {
        Dictionary<int, PathWork> paths = ReadPaths(from);
        using DuckDbResult commits = connection.Query(
            "select commit, subject from commit where repository = $repository and commit >= $from and parent_count < 2 order by commit", ("repository", repository), ("from", from));
        using DuckDbResult changes = connection.Query(
            "select commit, path from change where repository = $repository and commit >= $from order by commit, path", ("repository", repository), ("from", from));
        bool more = changes.Read();
        while (commits.Read())
        {
            int commit = commits.GetInt32(0);
            _touched.Clear();
            while (more && changes.GetInt32(0) <= commit)
            {
                if (changes.GetInt32(0) == commit) _touched.Add(paths[changes.GetInt32(1)]);
                more = changes.Read();
            }

            Write(commit, rules.OfCommit(commits.GetString(1), _touched));
        }
    }

    private Dictionary<int, PathWork> ReadPaths(int from)
    {
        HashSet<int> known = [];
        using (DuckDbResult rows = connection.Query("select path from excluded_path where repository = $repository", ("repository", repository)))
        {
            while (rows.Read()) known.Add(rows.GetInt32(0));
        }

        var paths = new Dictionary<int, PathWork>();
        using DuckDbResult names = connection.Query("""
            select p.path, p.name
            from path p
            where p.repository = $repository and p.path in (select path from change where repository = $repository and commit >= $from)
            order by p.path
            """, ("repository", repository), ("from", from));
        while (names.Read())
        {
            int path = names.GetInt32(0);
            PathWork it = rules.OfPath(names.GetString(1));
            paths.Add(path, it);
            if (it.Area.Group == AreaGroup.Excluded && !known.Contains(path)) excluded.Add(repository).Add(path).Add(it.Area.Id).EndRow();
        }

        return paths;
    }

    private void Write(int commit, CommitWork about)
    {
        foreach (AreaShare it in about.Areas) Row(commit, Area, it.Area, it.Share, it.IsAbout);
        Row(commit, Kind, about.Kind, AreaShare.Whole, isAbout: true);
        foreach (Ecosystem it in about.Ecosystems) Row(commit, Ecosystem, it, AreaShare.Whole, isAbout: true);
        Row(commit, Layer, about.Layer, AreaShare.Whole, isAbout: true);
    }

    private void Row(int commit, string aspect, WorkLabel label, int share, bool isAbout) =>
        work.Add(repository).Add(commit).Add(aspect).Add(label.Id).Add(share).Add(isAbout).EndRow();
}
