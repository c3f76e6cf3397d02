using Tributary.Ingest;
using Tributary.Store.DuckDb;

namespace Tributary.Testing;

/// <summary>Derives single tables by the statements of a sync, for stores that were not made by one.</summary>
public static class DerivedTables
{
    /// <summary>Writes <c>growth</c>, which is empty, for all commits and changes that there are.</summary>
    public static void WriteGrowth(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.Execute("create or replace temp table stale as select distinct repository from commit");
        connection.Execute(Derivation.Sql("growth"));
        connection.Execute("drop table stale");
    }
}
