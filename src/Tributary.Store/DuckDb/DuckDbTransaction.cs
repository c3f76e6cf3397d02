namespace Tributary.Store.DuckDb;

/// <summary>A transaction: what was not committed when it is disposed is rolled back.</summary>
public sealed class DuckDbTransaction : IDisposable
{
    private readonly DuckDbConnection _connection;
    private bool _open = true;

    internal DuckDbTransaction(DuckDbConnection connection) => _connection = connection;

    /// <summary>Makes all changes since the transaction began durable, or none.</summary>
    public void Commit()
    {
        // What can't be committed is rolled back by that.
        _open = false;
        _connection.Execute("commit");
    }

    /// <summary>As <see cref="Commit"/>, but straight into the database's file: what is much is not written to the log first, to be written again from there.</summary>
    public void CommitIntoFile()
    {
        // DuckDB writes no log where a commit is large enough for a checkpoint, if nothing else is under way; else it does as ever.
        _connection.Execute($"set checkpoint_threshold = '{DuckDbOptions.AnySize}'");
        Commit();
        _connection.Execute($"set checkpoint_threshold = '{DuckDbOptions.CheckpointThreshold}'");
    }

    /// <summary>Rolls back what was not committed.</summary>
    public void Dispose()
    {
        if (!_open) return;
        _open = false;
        try
        {
            _connection.Execute("rollback");
        }
        catch (DuckDbException)
        {
            // The error that led here closed the transaction, or the whole database, and is what is to be told.
        }
    }
}
