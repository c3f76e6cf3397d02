using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Tests.Events;

/// <summary>A store in memory of repositories whose people and commits in each quarter are known.</summary>
/// <param name="Repositories">In the catalog's order.</param>
internal sealed record EventWorld(IReadOnlyList<EventWorld.Repository> Repositories)
{
    /// <summary>The first of the planted quarters.</summary>
    public static readonly Quarter First = new(2023, 3);

    /// <summary>Writes it.</summary>
    public FactStore Write()
    {
        FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        using DuckDbAppender scopes = store.Connection.Append("scope_member"), rows = store.Connection.Append("repository"), activity = store.Connection.Append("activity"), contributors = store.Connection.Append("contributor");
        for (int i = 0; i < Repositories.Count; i++)
        {
            Repository it = Repositories[i];
            scopes.Add("repository").Add(it.Name).Add(i).Add(i).Add(true).EndRow();
            rows.Add(i).Add(it.Name).Add(it.Category).Add("v").AddNull().Add(i).Add(i).EndRow();
            for (int quarter = 0; quarter < it.People.Count; quarter++)
            {
                for (int person = 0; person < it.People[quarter]; person++) WriteDay(activity, First.Plus(quarter).FirstDay, i, Repository.PersonAt(i, quarter, person), it.CommitsEach);
            }
        }

        foreach (long person in Repositories.SelectMany((it, i) => it.People.SelectMany((count, quarter) => Enumerable.Range(0, count).Select(number => Repository.PersonAt(i, quarter, number)))).Distinct())
            contributors.Add("resolved").Add(person).Add("Somebody").Add("human").EndRow();
        foreach (DuckDbAppender appender in (DuckDbAppender[])[scopes, rows, activity, contributors]) appender.Complete();
        for (int i = 0; i < Repositories.Count; i++) WriteTip(store.Connection, i, Repositories[i]);
        return store;
    }

    private static void WriteDay(DuckDbAppender activity, DateOnly day, int repository, long person, int commits) =>
        activity.Add("resolved").Add(day).Add(day.AddDays(-(((int)day.DayOfWeek + 6) % 7))).Add(repository).Add(person).Add(false).Add(true).Add(commits).Add(0).Add(commits).Add(0).AddNull().EndRow();

    private static void WriteTip(DuckDbConnection connection, int number, Repository it) => connection.Execute(
        "insert into tip (repository, sequence, outcome, covered_until, commits) values ($repository, 0, $outcome, $until, 1)",
        ("repository", number), ("outcome", it.IsMissing ? "missing" : "read"), ("until", it.IsMissing ? null : First.Plus(it.People.Count).FirstDay.ToDateTime(TimeOnly.MinValue)));

    /// <summary>A repository.</summary>
    /// <param name="Name">owner/name.</param>
    /// <param name="Category">By id.</param>
    /// <param name="People">How many, quarter by quarter; what is covered ends with the last.</param>
    internal sealed record Repository(string Name, string Category, IReadOnlyList<int> People)
    {
        /// <summary>Whether nothing was read of it.</summary>
        public bool IsMissing { get; init; }

        /// <summary>How many commits each of its people makes in a quarter.</summary>
        public int CommitsEach { get; init; } = 3;

        // A third of a quarter's people, at most, are others than in the quarter before.
        internal static long PersonAt(int repository, int quarter, int person) => (repository * 100_000L) + (quarter * 3) + person;
    }
}
