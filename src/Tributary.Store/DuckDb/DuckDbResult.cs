using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Tributary.Store.DuckDb;

/// <summary>The rows of a query, read forward once. A column's getter has to fit the column's type.</summary>
public sealed unsafe class DuckDbResult : IDisposable
{
    internal static readonly DateOnly Epoch = new(1970, 1, 1);

    private readonly Column[] _columns;
    private NativeMethods.NativeResult _result;
    private nint _chunk;
    private int _row;
    private int _rows;

    internal DuckDbResult(NativeMethods.NativeResult result)
    {
        _result = result;
        _columns = new Column[(int)NativeMethods.ColumnCount(ref _result)];
        for (int i = 0; i < _columns.Length; i++) _columns[i] = Describe(i);
        _row = -1;
    }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>Rows that an insert, update or delete changed.</summary>
    public long RowsChanged => (long)NativeMethods.RowsChanged(ref _result);

    /// <summary>A column's name.</summary>
    public string Name(int column) => _columns[column].Name;

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Read()
    {
        _row++;
        while (_row >= _rows)
        {
            if (_chunk != 0) NativeMethods.DestroyDataChunk(ref _chunk);
            _chunk = NativeMethods.FetchChunk(_result);
            if (_chunk == 0)
            {
                string error = NativeMethods.Text(NativeMethods.ResultError(ref _result));
                return error.Length == 0 ? false : throw new DuckDbException(error);
            }

            _row = 0;
            _rows = (int)NativeMethods.ChunkSize(_chunk);
            for (int i = 0; i < _columns.Length; i++) _columns[i].Attach(NativeMethods.ChunkVector(_chunk, (ulong)i));
        }

        return true;
    }

    /// <summary>Whether the current row has null there.</summary>
    public bool IsNull(int column)
    {
        ulong* validity = _columns[column].Validity;
        return validity is not null && (validity[_row >> 6] & (1UL << (_row & 63))) == 0;
    }

    /// <summary>A BOOLEAN.</summary>
    public bool GetBoolean(int column) => *At<byte>(column, DuckDbType.Boolean) != 0;

    /// <summary>An INTEGER.</summary>
    public int GetInt32(int column) => *At<int>(column, DuckDbType.Integer);

    /// <summary>A BIGINT.</summary>
    public long GetInt64(int column) => *At<long>(column, DuckDbType.BigInt);

    /// <summary>A DOUBLE.</summary>
    public double GetDouble(int column) => *At<double>(column, DuckDbType.Double);

    /// <summary>A DATE.</summary>
    public DateOnly GetDate(int column) => Epoch.AddDays(*At<int>(column, DuckDbType.Date));

    /// <summary>A TIMESTAMP, as UTC.</summary>
    public DateTime GetTimestamp(int column) => ToTime(*At<long>(column, DuckDbType.Timestamp));

    /// <summary>A VARCHAR.</summary>
    public string GetString(int column) => Encoding.UTF8.GetString(GetUtf8(column));

    /// <summary>A VARCHAR's or BLOB's bytes, valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> GetUtf8(int column)
    {
        if (_columns[column].Type is not (DuckDbType.Varchar or DuckDbType.Blob)) throw WrongType(column, DuckDbType.Varchar);
        NativeMethods.NativeString* text = (NativeMethods.NativeString*)_columns[column].Data + CheckedRow(column);
        int length = (int)text->Length;
        return text->Length <= NativeMethods.NativeString.InlineLength
            ? MemoryMarshal.CreateReadOnlySpan(ref text->Bytes[0], length)
            : new ReadOnlySpan<byte>(text->Pointer, length);
    }

    /// <summary>Any value as the nearest .NET type; null for null.</summary>
    /// <exception cref="DuckDbException">The column is of a nested or otherwise unsupported type.</exception>
    public object? GetValue(int column)
    {
        if (IsNull(column)) return null;
        Column it = _columns[column];
        return it.Type switch
        {
            DuckDbType.Boolean => GetBoolean(column),
            DuckDbType.TinyInt => (int)((sbyte*)it.Data)[_row],
            DuckDbType.SmallInt => (int)((short*)it.Data)[_row],
            DuckDbType.Integer => ((int*)it.Data)[_row],
            DuckDbType.BigInt => ((long*)it.Data)[_row],
            DuckDbType.UTinyInt => (int)((byte*)it.Data)[_row],
            DuckDbType.USmallInt => (int)((ushort*)it.Data)[_row],
            DuckDbType.UInteger => (long)((uint*)it.Data)[_row],
            DuckDbType.UBigInt => (decimal)((ulong*)it.Data)[_row],
            DuckDbType.Float => (double)((float*)it.Data)[_row],
            DuckDbType.Double => ((double*)it.Data)[_row],
            DuckDbType.HugeInt => ((Int128*)it.Data)[_row] is var huge && huge >= long.MinValue && huge <= long.MaxValue ? (object)(long)huge : (BigInteger)huge,
            DuckDbType.Decimal => Decimal(it),
            DuckDbType.Date => GetDate(column),
            DuckDbType.Timestamp or DuckDbType.TimestampTz => ToTime(((long*)it.Data)[_row]),
            DuckDbType.Varchar => GetString(column),
            DuckDbType.Blob => GetUtf8(column).ToArray(),
            _ => throw new DuckDbException($"the column '{it.Name}' is of a type that can't be shown: cast it to varchar"),
        };
    }

    /// <summary>Frees the result.</summary>
    public void Dispose()
    {
        if (_chunk != 0) NativeMethods.DestroyDataChunk(ref _chunk);
        NativeMethods.DestroyResult(ref _result);
    }

    private static DateTime ToTime(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private decimal Decimal(Column column)
    {
        Int128 unscaled = column.DecimalStorage switch
        {
            DuckDbType.SmallInt => ((short*)column.Data)[_row],
            DuckDbType.Integer => ((int*)column.Data)[_row],
            DuckDbType.BigInt => ((long*)column.Data)[_row],
            _ => ((Int128*)column.Data)[_row],
        };
        decimal value = decimal.Parse(unscaled.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        for (int i = 0; i < column.DecimalScale; i++) value /= 10;
        return value;
    }

    private T* At<T>(int column, DuckDbType type) where T : unmanaged =>
        _columns[column].Type == type ? (T*)_columns[column].Data + CheckedRow(column) : throw WrongType(column, type);

    private int CheckedRow(int column) =>
        _row >= _rows || _row < 0 ? throw new InvalidOperationException("there is no current row")
        : IsNull(column) ? throw new InvalidOperationException($"the column '{_columns[column].Name}' is null in this row")
        : _row;

    private InvalidOperationException WrongType(int column, DuckDbType asked) =>
        new($"the column '{_columns[column].Name}' is {_columns[column].Type}, not {asked}");

    private Column Describe(int index)
    {
        nint logicalType = NativeMethods.ColumnLogicalType(ref _result, (ulong)index);
        try
        {
            DuckDbType type = NativeMethods.TypeId(logicalType);
            bool isDecimal = type == DuckDbType.Decimal;
            return new Column
            {
                Name = NativeMethods.Text(NativeMethods.ColumnName(ref _result, (ulong)index)),
                Type = type,
                DecimalScale = isDecimal ? NativeMethods.DecimalScale(logicalType) : 0,
                DecimalStorage = isDecimal ? NativeMethods.DecimalInternalType(logicalType) : DuckDbType.Invalid,
            };
        }
        finally
        {
            NativeMethods.DestroyLogicalType(ref logicalType);
        }
    }

    private sealed class Column
    {
        public required string Name { get; init; }

        public required DuckDbType Type { get; init; }

        public required int DecimalScale { get; init; }

        public required DuckDbType DecimalStorage { get; init; }

        public void* Data { get; private set; }

        public ulong* Validity { get; private set; }

        public void Attach(nint vector)
        {
            Data = NativeMethods.VectorData(vector);
            Validity = NativeMethods.VectorValidity(vector);
        }
    }
}
