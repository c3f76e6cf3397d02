using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Testing.Plain;

/// <summary>A store, in memory unless a file is named, that holds what metrics read of a plain field, and nothing else.</summary>
public static class PlainStore
{
    private const string People = "resolved";

    /// <summary>Makes it.</summary>
    public static FactStore Create(PlainField field, string path = DuckDbDatabase.InMemory)
    {
        FactStore store = FactStore.OpenForWriting(path);
        WriteScopes(store.Connection, field.Repositories);
        WriteCoverage(store.Connection, field.Repositories);
        WriteContributors(store.Connection, field);
        WriteActivity(store.Connection, field);
        WriteCredit(store.Connection, field.Events);
        WriteWork(store.Connection, field);
        WriteChanges(store.Connection, field.Changes);
        return store;
    }

    private static void WriteScopes(DuckDbConnection connection, IReadOnlyList<PlainRepository> repositories)
    {
        List<string> categories = repositories.Select(it => it.Category).Distinct(StringComparer.Ordinal).ToList();
        using DuckDbAppender scopes = connection.Append("scope_member");
        using DuckDbAppender rows = connection.Append("repository");
        for (int i = 0; i < repositories.Count; i++)
        {
            (string name, string category) = (repositories[i].Name, repositories[i].Category);
            scopes.Add("repository").Add(name).Add(i).Add(i).Add(true).EndRow();
            scopes.Add("category").Add(category).Add(categories.IndexOf(category)).Add(i).Add(false).EndRow();
            scopes.Add("catalog").Add("all").Add(0).Add(i).Add(false).EndRow();
            // A group of every other repository.
            if (i % 2 == 0) scopes.Add("group").Add("even").Add(0).Add(i).Add(false).EndRow();
            rows.Add(i).Add(name).Add(category).Add(i % 2 == 0 ? "even" : "odd").AddNull().Add(i).Add(i).EndRow();
        }

        scopes.Complete();
        rows.Complete();
    }

    private static void WriteCoverage(DuckDbConnection connection, IReadOnlyList<PlainRepository> repositories)
    {
        for (int i = 0; i < repositories.Count; i++)
        {
            (DateTime? from, DateTime? until) = (repositories[i].CoveredFrom, repositories[i].CoveredUntil);
            _ = connection.Execute(
                "insert into tip (repository, sequence, outcome, covered_from, covered_until, commits) values ($repository, 0, $outcome, $from, $until, 0)",
                ("repository", i), ("outcome", until is null ? "missing" : "read"), ("from", from), ("until", until));
        }
    }

    private static void WriteContributors(DuckDbConnection connection, PlainField field)
    {
        using DuckDbAppender contributors = connection.Append("contributor");
        foreach (PlainEvent it in field.Events.DistinctBy(it => it.Contributor)) contributors.Add(People).Add(it.Contributor).Add($"Person {it.Contributor}").Add(it.Kind).EndRow();
        foreach (long it in field.Changes.Select(it => it.Contributor).Distinct().Except(field.Events.Select(it => it.Contributor))) contributors.Add(People).Add(it).Add($"Person {it}").Add("human").EndRow();
        contributors.Complete();
        using DuckDbAppender affiliations = connection.Append("affiliation");
        foreach (PlainEmployment it in field.Employments) affiliations.Add(People).Add(it.Contributor).Add(it.Organisation).Add(it.Kind).Add(it.From).Add(it.Until).Add("stated").Add("").EndRow();
        affiliations.Complete();
    }

    private static void WriteActivity(DuckDbConnection connection, PlainField field)
    {
        using DuckDbAppender rows = connection.Append("activity");
        foreach (PlainEvent it in field.Events)
        {
            rows.Add(People).Add(it.Day).Add(it.Week).Add(it.Repository).Add(it.Contributor)
                .Add(it.IsCopy).Add(it.IsPerson).Add(it.Commits).Add(it.Coauthored).Add(it.Touches).Add(it.Assisted);
            (it.Offset is { } offset ? rows.Add(offset) : rows.AddNull()).EndRow();
        }

        rows.Complete();
    }

    // The commits that an event is made of: the first has all of its touches.
    private static void WriteCredit(DuckDbConnection connection, IReadOnlyList<PlainEvent> events)
    {
        using DuckDbAppender authored = connection.Append("authored");
        using DuckDbAppender coauthored = connection.Append("coauthored");
        foreach (PlainEvent it in events.Where(it => it.Commit > 0))
        {
            for (int i = 0; i < it.Commits; i++)
            {
                authored.Add(People).Add(it.Repository).Add(it.Commit + i).Add(it.Day);
                _ = it.Offset is { } offset ? authored.Add(offset) : authored.AddNull();
                authored.Add(it.IsCopy).Add(it.Contributor).Add(it.Contributor).Add(i == 0 ? it.Touches : 0).Add(0).Add(i < it.Assisted ? 1 : 0).EndRow();
            }

            for (int i = 0; i < it.Coauthored; i++) coauthored.Add(People).Add(it.Repository).Add(it.Commit + it.Commits + i).Add(it.Day).Add(it.IsCopy).Add(it.Contributor).EndRow();
        }

        authored.Complete();
        coauthored.Complete();
    }

    private static void WriteWork(DuckDbConnection connection, PlainField field)
    {
        using DuckDbAppender labels = connection.Append("work_label");
        foreach ((string aspect, IEnumerable<PlainLabel> own) in field.Labels.GroupBy(it => it.Aspect, StringComparer.Ordinal).Select(it => (it.Key, it)))
        {
            foreach ((int position, PlainLabel it) in own.Index()) labels.Add(aspect).Add(it.Name).Add(it.Name).Add(position).Add(true).EndRow();
        }

        labels.Complete();
        using DuckDbAppender rows = connection.Append("work");
        foreach (PlainEvent it in field.Events)
        {
            foreach ((int commit, PlainWork work) in from number in Enumerable.Range(it.Commit, it.Commits + it.Coauthored) from work in it.Work select (number, work))
                rows.Add(it.Repository).Add(commit).Add(work.Label.Aspect).Add(work.Label.Name).Add(work.Share).Add(work.IsAbout).EndRow();
        }

        rows.Complete();
        using DuckDbAppender excluded = connection.Append("excluded_path");
        foreach ((int repository, int path) in field.Excluded) excluded.Add(repository).Add(path).Add("vendored").EndRow();
        excluded.Complete();
    }

    private static void WriteChanges(DuckDbConnection connection, IReadOnlyList<PlainChange> changes)
    {
        foreach (IGrouping<(int Repository, int Commit), PlainChange> commit in changes.GroupBy(it => (it.Repository, it.Commit)))
        {
            PlainChange first = commit.First();
            (string, object?)[] values =
            [
                ("people", People), ("repository", commit.Key.Repository), ("commit", commit.Key.Commit), ("id", Convert.FromHexString(commit.Key.Commit.ToString("x40", null))), ("day", first.Day),
                ("contributor", first.Contributor), ("copy", first.IsCopy), ("touches", commit.Count()), ("added", commit.Count(it => it.Status == 'A')), ("time", first.Committed),
                ("subject", first.Subject),
            ];
            _ = connection.Execute(
                """
                insert into commit (repository, commit, id, parents, parent_count, author, author_time, author_offset, committer, committer_time, committer_offset, subject, fingerprint)
                values ($repository, $commit, $id, '', 1, $contributor, $time, '+0000', $contributor, $time, '+0000', $subject, 0)
                """, values);
            _ = connection.Execute(
                """
                insert into authored (people, repository, commit, day, copy, writer, contributor, touches, added, assisted)
                select $people, $repository, $commit, $day, $copy, $contributor, $contributor, $touches, $added, 0
                where not exists (select 1 from authored where repository = $repository and commit = $commit)
                """, values);
            if (first.IsBulk)
                _ = connection.Execute("insert into bulk (people, repository, commit, id, day, contributor, copy, is_person, touches, added) values ($people, $repository, $commit, $id, $day, $contributor, $copy, true, $touches, $added)", values);
        }

        using DuckDbAppender rows = connection.Append("change");
        foreach (PlainChange it in changes) rows.Add(it.Repository).Add(it.Commit).Add(it.Path).Add(it.Status.ToString()).EndRow();
        rows.Complete();
        using DuckDbAppender paths = connection.Append("path");
        foreach (PlainChange it in changes.Where(it => it.Name.Length > 0).DistinctBy(it => (it.Repository, it.Path))) paths.Add(it.Repository).Add(it.Path).Add(it.Name).AddNull().EndRow();
        paths.Complete();
        DerivedTables.WriteGrowth(connection);
    }
}
