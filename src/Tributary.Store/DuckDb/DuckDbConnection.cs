using System.Text;

namespace Tributary.Store.DuckDb;

/// <summary>A connection to a <see cref="DuckDbDatabase"/>: one thread at a time.</summary>
public sealed unsafe class DuckDbConnection : IDisposable
{
    private nint _connection;

    internal DuckDbConnection(nint connection) => _connection = connection;

    /// <summary>Runs one or more statements that take no parameters, and drops what they return.</summary>
    /// <exception cref="DuckDbException">A statement failed; those before it were carried out.</exception>
    public void Execute(string sql)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        int state = NativeMethods.Query(_connection, sql, out NativeMethods.NativeResult result);
        try
        {
            if (state != NativeMethods.Success) throw new DuckDbException(NativeMethods.Text(NativeMethods.ResultError(ref result)));
        }
        finally
        {
            NativeMethods.DestroyResult(ref result);
        }
    }

    /// <summary>Runs one statement with named parameters (<c>$name</c> in the text) and drops what it returns.</summary>
    /// <returns>Rows changed.</returns>
    public long Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using DuckDbResult result = Query(sql, parameters);
        return result.RowsChanged;
    }

    /// <summary>Runs one statement with named parameters (<c>$name</c> in the text).</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">
    /// null, bool, int, long, double, string, <see cref="DateOnly"/>, <see cref="DateTime"/> in UTC, or bytes. All that the statement names have to be given;
    /// those that it does not name are passed over.
    /// </param>
    /// <exception cref="DuckDbException">The statement is wrong or failed.</exception>
    public DuckDbResult Query(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        int prepared = NativeMethods.Prepare(_connection, sql, out nint statement);
        try
        {
            if (prepared != NativeMethods.Success) throw new DuckDbException(NativeMethods.Text(NativeMethods.PrepareError(statement)));
            ulong bound = 0;
            foreach ((string name, object? value) in parameters)
            {
                if (NativeMethods.BindParameterIndex(statement, out ulong index, name) != NativeMethods.Success) continue;
                Bind(statement, index, name, value);
                bound++;
            }

            if (bound != NativeMethods.ParameterCount(statement)) throw new DuckDbException($"the statement names {NativeMethods.ParameterCount(statement)} parameters, {bound} of which were given");
            return Run(statement);
        }
        finally
        {
            NativeMethods.DestroyPrepare(ref statement);
        }
    }

    /// <summary>Runs one statement and returns the first column of its first row; null where there is no row or it is null.</summary>
    public object? QueryScalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using DuckDbResult result = Query(sql, parameters);
        return result.Read() ? result.GetValue(0) : null;
    }

    /// <summary>Opens a transaction that is rolled back unless <see cref="DuckDbTransaction.Commit"/> is called.</summary>
    public DuckDbTransaction Begin()
    {
        Execute("begin transaction");
        return new DuckDbTransaction(this);
    }

    /// <summary>Bulk insertion at the end of a table.</summary>
    public DuckDbAppender Append(string table)
    {
        ObjectDisposedException.ThrowIf(_connection == 0, this);
        return new DuckDbAppender(_connection, table);
    }

    /// <summary>Ends the statement that another thread runs here, which then fails; without one it does nothing.</summary>
    public void Interrupt()
    {
        if (_connection != 0) NativeMethods.Interrupt(_connection);
    }

    /// <summary>Closes the connection; an open transaction is rolled back.</summary>
    public void Dispose()
    {
        if (_connection != 0) NativeMethods.Disconnect(ref _connection);
    }

    private static DuckDbResult Run(nint statement)
    {
        if (NativeMethods.ExecutePrepared(statement, out NativeMethods.NativeResult result) == NativeMethods.Success) return new DuckDbResult(result);
        string message = NativeMethods.Text(NativeMethods.ResultError(ref result));
        NativeMethods.DestroyResult(ref result);
        throw new DuckDbException(message);
    }

    private static void Bind(nint statement, ulong index, string name, object? value)
    {
        int state = value switch
        {
            null => NativeMethods.BindNull(statement, index),
            bool flag => NativeMethods.BindBoolean(statement, index, flag),
            int number => NativeMethods.BindInt64(statement, index, number),
            long number => NativeMethods.BindInt64(statement, index, number),
            double number => NativeMethods.BindDouble(statement, index, number),
            DateOnly day => NativeMethods.BindDate(statement, index, day.DayNumber - DuckDbResult.Epoch.DayNumber),
            DateTime time => NativeMethods.BindTimestamp(statement, index, (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond),
            string text => BindText(statement, index, text),
            byte[] bytes => BindBytes(statement, index, bytes),
            _ => throw new ArgumentException($"a parameter can't be of type {value.GetType().Name}", nameof(value)),
        };
        if (state != NativeMethods.Success) throw new DuckDbException($"the parameter ${name} can't be {value ?? "null"}");
    }

    private static int BindText(nint statement, ulong index, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes) return NativeMethods.BindVarchar(statement, index, start, (ulong)bytes.Length);
    }

    private static int BindBytes(nint statement, ulong index, byte[] bytes)
    {
        fixed (byte* start = bytes) return NativeMethods.BindBlob(statement, index, start, (ulong)bytes.Length);
    }
}
