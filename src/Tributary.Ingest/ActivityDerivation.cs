using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>
/// Makes <c>authored</c>, <c>coauthored</c>, <c>activity</c>, <c>growth</c> and <c>bulk</c>: all but the last only of repositories of which something changed that they follow from,
/// the last, which follows from all of them, whole.
/// </summary>
internal static class ActivityDerivation
{
    /// <summary>Keeps what they follow from beside the facts, before that is derived anew.</summary>
    public static void Remember(DuckDbConnection connection) => connection.Execute(Derivation.Sql("before"));

    /// <summary>Finds the repositories whose rows are made anew, drops these, and writes <c>growth</c>.</summary>
    /// <param name="connection">In a transaction; has the origins, and, unless all are made anew, the identities.</param>
    /// <param name="all">Of all repositories, because what is there follows from other rules.</param>
    public static void Begin(DuckDbConnection connection, bool all)
    {
        connection.Execute("create or replace temp table stale (repository integer not null)");
        connection.Execute(all ? "insert into stale select distinct repository from tip" : Derivation.Sql("stale"));
        connection.Execute("""
            delete from authored where repository in (select repository from stale);
            delete from coauthored where repository in (select repository from stale);
            delete from activity where repository in (select repository from stale);
            delete from growth where repository in (select repository from stale);
            delete from bulk
            """);
        connection.Execute(Derivation.Sql("growth"));
    }

    /// <summary>Writes the others.</summary>
    /// <param name="connection">In the transaction in which it was begun; has the identities and agents' marks.</param>
    /// <param name="cancellation">Ends it between two statements.</param>
    public static void Write(DuckDbConnection connection, CancellationToken cancellation)
    {
        connection.Execute(Derivation.Sql("dated"));
        // Both readings at once raised the peak of a first sync's memory by 40 MB of 500.
        foreach (string people in (string[])[IdentityDerivation.Raw, IdentityDerivation.Resolved])
        {
            cancellation.ThrowIfCancellationRequested();
            _ = connection.Execute(Derivation.Sql("authored"), ("people", people));
        }

        foreach (string table in (string[])["coauthored", "activity", "bulk"])
        {
            cancellation.ThrowIfCancellationRequested();
            connection.Execute(Derivation.Sql(table));
        }

        connection.Execute("drop table stale; drop table dated; drop table credit_before; drop table copy_before");
    }
}
