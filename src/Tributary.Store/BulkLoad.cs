using Tributary.Store.DuckDb;

namespace Tributary.Store;

/// <summary>A transaction into which the rows of one repository or many are appended, each table's by one appender: to open one, and to hand over what little it holds, costs more than the rows of a small repository.</summary>
public sealed class BulkLoad : IDisposable
{
    private readonly DuckDbTransaction _transaction;
    private readonly Dictionary<string, DuckDbAppender> _appenders = new(StringComparer.Ordinal);

    /// <summary>Begins the transaction.</summary>
    public BulkLoad(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Connection = connection;
        _transaction = connection.Begin();
    }

    /// <summary>The connection, on which statements are a part of the transaction too; they don't see what is appended.</summary>
    public DuckDbConnection Connection { get; }

    /// <summary>Rows appended so far.</summary>
    public long Rows => _appenders.Values.Sum(it => it.Rows);

    /// <summary>Appends to a table.</summary>
    public DuckDbAppender To(string table) => _appenders.TryGetValue(table, out DuckDbAppender? appender) ? appender : _appenders[table] = Connection.Append(table);

    /// <summary>Hands the last rows to the database, and makes all of it durable.</summary>
    /// <exception cref="DuckDbException">The rows violate a table's constraints, or can't be written.</exception>
    public void Commit()
    {
        foreach (DuckDbAppender appender in _appenders.Values) appender.Complete();
        _transaction.Commit();
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void Dispose()
    {
        foreach (DuckDbAppender appender in _appenders.Values) appender.Dispose();
        _transaction.Dispose();
    }
}
