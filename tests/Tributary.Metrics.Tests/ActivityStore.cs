using System.Globalization;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics.Tests;

/// <summary>A contributor's day in a repository, as a test gives it.</summary>
internal sealed record ActivityRow(DateOnly Day, string Repository, string Contributor, bool Copy, bool IsPerson, int Commits, int Coauthored, int Touches);

/// <summary>A store that holds given activity and coverage and nothing else.</summary>
internal static class ActivityStore
{
    /// <summary>Makes a store in memory.</summary>
    /// <param name="repositories">By name (category/repository), up to when each is covered; null: missing.</param>
    /// <param name="activity">The cube's rows.</param>
    public static FactStore Create(IReadOnlyDictionary<string, DateTime?> repositories, IEnumerable<ActivityRow> activity)
    {
        FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        List<string> names = repositories.Keys.ToList();
        List<string> categories = names.Select(CategoryOf).Distinct(StringComparer.Ordinal).ToList();
        using (DuckDbAppender scopes = store.Connection.Append("scope_member"))
        {
            for (int i = 0; i < names.Count; i++)
            {
                scopes.Add("repository").Add(names[i]).Add(i).Add(i).Add(true).EndRow();
                scopes.Add("category").Add(CategoryOf(names[i])).Add(categories.IndexOf(CategoryOf(names[i]))).Add(i).Add(false).EndRow();
                scopes.Add("catalog").Add("all").Add(0).Add(i).Add(false).EndRow();
            }

            scopes.Complete();
        }

        foreach ((string name, DateTime? until) in repositories)
        {
            _ = store.Connection.Execute(
                "insert into tip (repository, sequence, outcome, covered_until, commits) values ($repository, 0, $outcome, $until, 0)",
                ("repository", names.IndexOf(name)), ("outcome", until is null ? "missing" : "read"), ("until", until));
        }

        using DuckDbAppender rows = store.Connection.Append("activity");
        foreach (ActivityRow it in activity)
        {
            DateOnly monday = it.Day.AddDays(-(((int)it.Day.DayOfWeek + 6) % 7));
            rows.Add("resolved").Add(it.Day).Add(monday).Add(names.IndexOf(it.Repository)).Add(long.Parse(it.Contributor, CultureInfo.InvariantCulture))
                .Add(it.Copy).Add(it.IsPerson).Add(it.Commits).Add(it.Coauthored).Add(it.Touches).Add(0).AddNull().EndRow();
        }

        rows.Complete();
        return store;
    }

    public static string CategoryOf(string repository) => repository.Split('/')[0];
}
