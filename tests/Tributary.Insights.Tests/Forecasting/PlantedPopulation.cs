using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Insights.Tests.Forecasting;

/// <summary>A store of two repositories in two categories, and people who come back with a probability that is known.</summary>
internal static class PlantedPopulation
{
    /// <summary>The first quarter of all.</summary>
    public static Quarter First { get; } = new(2021, 1);

    /// <summary>How likely somebody who was active in so many weeks is back.</summary>
    public static double ChanceAfter(int weeks) => 1 / (1 + Math.Exp(2 - Math.Log(weeks) * 1.6));

    /// <summary>Writes it.</summary>
    /// <param name="arrivals">People who come anew each quarter.</param>
    /// <param name="quarters">How many quarters are covered.</param>
    /// <param name="chance">How likely somebody is back, by quarter and active weeks.</param>
    public static FactStore Create(int arrivals, int quarters, Func<Quarter, int, double> chance)
    {
        FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        WriteField(store.Connection, First.Plus(quarters).FirstDay.ToDateTime(new TimeOnly(9, 0)));
        using DuckDbAppender activity = store.Connection.Append("activity");
        for (int quarter = 0; quarter < quarters; quarter++)
        {
            for (int person = 0; person < arrivals; person++) WriteLife(activity, (quarter * arrivals) + person, quarter, quarters, chance);
        }

        activity.Complete();
        return store;
    }

    // What chance says of a quarter depends on the person and the quarter alone.
    private static void WriteLife(DuckDbAppender activity, int person, int from, int quarters, Func<Quarter, int, double> chance)
    {
        for (int quarter = from; quarter < quarters; quarter++)
        {
            Quarter now = First.Plus(quarter);
            var random = new Random(Mix((person * 1_000) + quarter));
            int weeks = 1 + (int)(12 * Math.Pow(random.NextDouble(), 3));
            foreach (int week in Enumerable.Range(0, 12).OrderBy(_ => random.Next()).Take(weeks))
            {
                DateOnly monday = now.FirstDay.AddDays(3 + (7 * week));
                monday = monday.AddDays(-(((int)monday.DayOfWeek + 6) % 7));
                DateOnly day = monday < now.FirstDay ? now.FirstDay : monday;
                activity.Add("resolved").Add(day).Add(monday).Add(person % 2).Add((long)person).Add(false).Add(true).Add(1 + random.Next(3)).Add(0).Add(1).Add(0).AddNull().EndRow();
            }

            if (random.NextDouble() >= chance(now, weeks)) return;
        }
    }

    // Seeds in a row give numbers that go together: SplitMix64's last step sets them apart.
    private static int Mix(int seed)
    {
        ulong bits = (ulong)seed * 0x9e3779b97f4a7c15;
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        return (int)((bits ^ (bits >> 27)) >> 33);
    }

    private static void WriteField(DuckDbConnection connection, DateTime coveredUntil)
    {
        connection.Execute(
            """
            insert into category (category, title, position) values ('even', 'Even', 0), ('odd', 'Odd', 1);
            insert into repository (repository, name, category, vendor, fork_of, position, precedence) values (0, 'a/even', 'even', 'v', null, 0, 0), (1, 'a/odd', 'odd', 'v', null, 1, 1);
            insert into scope_member (kind, scope, position, repository, alone) values
              ('repository', 'a/even', 0, 0, true), ('repository', 'a/odd', 1, 1, true), ('category', 'even', 0, 0, false), ('category', 'odd', 1, 1, false), ('catalog', 'all', 0, 0, false), ('catalog', 'all', 0, 1, false)
            """);
        foreach (int repository in (int[])[0, 1])
            connection.Execute("insert into tip (repository, sequence, outcome, covered_until, commits) values ($repository, 0, 'read', $until, 1)", ("repository", repository), ("until", coveredUntil));
    }
}
