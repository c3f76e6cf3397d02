namespace Tributary.Store.DuckDb;

/// <summary>DuckDB's types by their number in its C API (duckdb.h, DUCKDB_TYPE).</summary>
internal enum DuckDbType
{
    /// <summary>Not a type.</summary>
    Invalid = 0,

    /// <summary>BOOLEAN</summary>
    Boolean = 1,

    /// <summary>TINYINT, 8 bits</summary>
    TinyInt = 2,

    /// <summary>SMALLINT, 16 bits</summary>
    SmallInt = 3,

    /// <summary>INTEGER, 32 bits</summary>
    Integer = 4,

    /// <summary>BIGINT, 64 bits</summary>
    BigInt = 5,

    /// <summary>UTINYINT</summary>
    UTinyInt = 6,

    /// <summary>USMALLINT</summary>
    USmallInt = 7,

    /// <summary>UINTEGER</summary>
    UInteger = 8,

    /// <summary>UBIGINT</summary>
    UBigInt = 9,

    /// <summary>FLOAT</summary>
    Float = 10,

    /// <summary>DOUBLE</summary>
    Double = 11,

    /// <summary>TIMESTAMP, microseconds since 1970</summary>
    Timestamp = 12,

    /// <summary>DATE, days since 1970</summary>
    Date = 13,

    /// <summary>HUGEINT, 128 bits</summary>
    HugeInt = 16,

    /// <summary>VARCHAR</summary>
    Varchar = 17,

    /// <summary>BLOB</summary>
    Blob = 18,

    /// <summary>DECIMAL</summary>
    Decimal = 19,

    /// <summary>TIMESTAMP WITH TIME ZONE, microseconds since 1970</summary>
    TimestampTz = 31,

    /// <summary>The type of a bare NULL.</summary>
    SqlNull = 36,
}
