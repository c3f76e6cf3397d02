using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Tributary.Store.DuckDb;

/// <summary>
/// Bulk insertion: rows are filled column by column, from left to right, into chunks of 2,048 that go to DuckDB whole.
/// Nothing is certain to be in the table before <see cref="Complete"/>; disposing without it drops what was not flushed.
/// </summary>
public sealed unsafe class DuckDbAppender : IDisposable
{
    private readonly string _table;
    private readonly DuckDbType[] _types;
    private readonly nint[] _vectors;
    private readonly nint[] _data;
    private nint _appender;
    private nint _chunk;
    private int _row;
    private int _column;

    internal DuckDbAppender(nint connection, string table)
    {
        _table = table;
        if (NativeMethods.CreateAppender(connection, null, table, out _appender) != NativeMethods.Success)
        {
            string error = NativeMethods.Text(NativeMethods.AppenderError(_appender));
            _ = NativeMethods.DestroyAppender(ref _appender);
            throw new DuckDbException(error);
        }

        int columns = (int)NativeMethods.AppenderColumnCount(_appender);
        _types = new DuckDbType[columns];
        _vectors = new nint[columns];
        _data = new nint[columns];
        CreateChunk();
    }

    /// <summary>Rows appended so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Sets the next column to an INTEGER.</summary>
    public DuckDbAppender Add(int value)
    {
        *Next<int>(DuckDbType.Integer) = value;
        return this;
    }

    /// <summary>Sets the next column to a BIGINT.</summary>
    public DuckDbAppender Add(long value)
    {
        *Next<long>(DuckDbType.BigInt) = value;
        return this;
    }

    /// <summary>Sets the next column to a BOOLEAN.</summary>
    public DuckDbAppender Add(bool value)
    {
        *Next<byte>(DuckDbType.Boolean) = value ? (byte)1 : (byte)0;
        return this;
    }

    /// <summary>Sets the next column to a DATE.</summary>
    public DuckDbAppender Add(DateOnly value)
    {
        *Next<int>(DuckDbType.Date) = value.DayNumber - DuckDbResult.Epoch.DayNumber;
        return this;
    }

    /// <summary>Sets the next column to a TIMESTAMP, of a time in UTC; null becomes null.</summary>
    public DuckDbAppender Add(DateTime? value)
    {
        if (value is not { } time) return AddNull();
        *Next<long>(DuckDbType.Timestamp) = (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return this;
    }

    /// <summary>Sets the next column to a VARCHAR; null becomes null.</summary>
    public DuckDbAppender Add(string? value) => value is null ? AddNull() : AddUtf8(Encoding.UTF8.GetBytes(value));

    /// <summary>Sets the next column to a VARCHAR of valid UTF-8.</summary>
    /// <exception cref="ArgumentException">The bytes are not valid UTF-8.</exception>
    public DuckDbAppender AddUtf8(ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value)) throw new ArgumentException($"a text for {_table} is not valid UTF-8", nameof(value));
        return AddBytes(value, DuckDbType.Varchar);
    }

    /// <summary>Sets the next column to a BLOB.</summary>
    public DuckDbAppender AddBlob(ReadOnlySpan<byte> value) => AddBytes(value, DuckDbType.Blob);

    /// <summary>Sets the next column to null.</summary>
    public DuckDbAppender AddNull()
    {
        nint vector = _vectors[_column++];
        NativeMethods.EnsureValidityWritable(vector);
        NativeMethods.VectorValidity(vector)[_row >> 6] &= ~(1UL << (_row & 63));
        return this;
    }

    /// <summary>Ends the row, all of whose columns have to be set.</summary>
    public void EndRow()
    {
        if (_column != _types.Length) throw new InvalidOperationException($"a row of {_table} has {_types.Length} columns, {_column} of which were set");
        _column = 0;
        Rows++;
        if (++_row == NativeMethods.VectorSize) Flush();
    }

    /// <summary>Hands the last rows to DuckDB; no row can be appended after.</summary>
    /// <exception cref="DuckDbException">The rows violate the table's constraints.</exception>
    public void Complete()
    {
        if (_row > 0) Flush();
        if (NativeMethods.CloseAppender(_appender) != NativeMethods.Success) throw new DuckDbException(NativeMethods.Text(NativeMethods.AppenderError(_appender)));
    }

    /// <summary>Frees the appender.</summary>
    public void Dispose()
    {
        if (_chunk != 0) NativeMethods.DestroyDataChunk(ref _chunk);
        if (_appender == 0) return;
        // Destroying flushes what is still held, so that has to be cleared for a caller that gave up.
        _ = NativeMethods.ClearAppender(_appender);
        _ = NativeMethods.DestroyAppender(ref _appender);
    }

    private void CreateChunk()
    {
        Span<nint> logicalTypes = new nint[_types.Length];
        for (int i = 0; i < _types.Length; i++)
        {
            logicalTypes[i] = NativeMethods.AppenderColumnType(_appender, (ulong)i);
            _types[i] = NativeMethods.TypeId(logicalTypes[i]);
        }

        fixed (nint* types = logicalTypes) _chunk = NativeMethods.CreateDataChunk(types, (ulong)_types.Length);
        foreach (ref nint logicalType in logicalTypes) NativeMethods.DestroyLogicalType(ref logicalType);
        LocateVectors();
    }

    private void LocateVectors()
    {
        for (int i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = NativeMethods.ChunkVector(_chunk, (ulong)i);
            _data[i] = (nint)NativeMethods.VectorData(_vectors[i]);
        }
    }

    private void Flush()
    {
        NativeMethods.SetChunkSize(_chunk, (ulong)_row);
        if (NativeMethods.AppendDataChunk(_appender, _chunk) != NativeMethods.Success)
            throw new DuckDbException(NativeMethods.Text(NativeMethods.AppenderError(_appender)));
        NativeMethods.ResetDataChunk(_chunk);
        _row = 0;
        LocateVectors();
    }

    private T* Next<T>(DuckDbType type) where T : unmanaged
    {
        int column = _column++;
        if (_types[column] != type) throw new InvalidOperationException($"column {column} of {_table} is {_types[column]}, not {type}");
        return (T*)_data[column] + _row;
    }

    private DuckDbAppender AddBytes(ReadOnlySpan<byte> value, DuckDbType type)
    {
        int column = _column;
        NativeMethods.NativeString* slot = Next<NativeMethods.NativeString>(type);
        if (value.Length <= NativeMethods.NativeString.InlineLength)
        {
            *slot = new NativeMethods.NativeString { Length = (uint)value.Length };
            value.CopyTo(MemoryMarshal.CreateSpan(ref slot->Bytes[0], NativeMethods.NativeString.InlineLength));
        }
        else
        {
            fixed (byte* start = value) NativeMethods.AssignString(_vectors[column], (ulong)_row, start, (ulong)value.Length);
        }

        return this;
    }
}
