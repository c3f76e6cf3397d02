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

    /// <summary>Writes them.</summary>
    /// <param name="connection">In a transaction; has the identities, the origins and agents' marks.</param>
    /// <param name="all">Of all repositories, because what is there follows from other rules.</param>
    /// <param name="cancellation">Ends it between two statements.</param>
    public static void Write(DuckDbConnection connection, bool all, CancellationToken cancellation)
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
        foreach (string people in (string[])[IdentityDerivation.Raw, IdentityDerivation.Resolved])
        {
            foreach (string table in (string[])["authored", "coauthored", "activity", "bulk"])
            {
                cancellation.ThrowIfCancellationRequested();
                _ = connection.Execute(Derivation.Sql(table), ("people", people));
            }
        }

        connection.Execute("drop table stale; drop table credit_before; drop table copy_before");
    }
}
