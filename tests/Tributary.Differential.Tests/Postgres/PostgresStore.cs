using Npgsql;
using NpgsqlTypes;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>A store's contents in PostgreSQL: the same text of the schema, every row.</summary>
internal static class PostgresStore
{
    // All that PostgreSQL does not have by the name that the schema and metrics give it.
    private const string Dialect =
        """
        create domain blob as bytea;
        create function hex(bytes blob) returns varchar language sql immutable return upper(encode(bytes, 'hex'));
        """;

    /// <summary>Where the runner of the schema's steps remembers them: a table that no step makes.</summary>
    public const string NotCopied = "schema_step";

    /// <summary>Makes the schema in an empty database and fills it.</summary>
    public static void Fill(NpgsqlConnection target, DuckDbConnection source)
    {
        using (NpgsqlTransaction transaction = target.BeginTransaction())
        {
            Execute(target, Dialect);
            foreach (string step in SchemaSteps()) Execute(target, step);
            foreach (IGrouping<string, (string Table, string Column, string Type)> table in Columns(source).GroupBy(it => it.Table, StringComparer.Ordinal))
                Copy(target, source, table.Key, [.. table.Select(it => (it.Column, it.Type))]);
            transaction.Commit();
        }

        Execute(target, "analyze");
    }

    private static IEnumerable<string> SchemaSteps()
    {
        System.Reflection.Assembly store = typeof(FactStore).Assembly;
        foreach (string name in store.GetManifestResourceNames().Where(name => name.StartsWith("Schema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(store.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static List<(string Table, string Column, string Type)> Columns(DuckDbConnection source)
    {
        using DuckDbResult rows = source.Query(
            $"""
            select c.table_name, c.column_name, c.data_type
            from information_schema.columns c
            join information_schema.tables t on t.table_catalog = c.table_catalog and t.table_schema = c.table_schema and t.table_name = c.table_name
            where t.table_type = 'BASE TABLE' and t.table_schema = 'main' and t.table_name <> '{NotCopied}'
            order by c.table_name, c.ordinal_position
            """);
        var columns = new List<(string, string, string)>();
        while (rows.Read()) columns.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return columns;
    }

    private static void Copy(NpgsqlConnection target, DuckDbConnection source, string table, (string Name, string Type)[] columns)
    {
        string names = string.Join(", ", columns.Select(column => column.Name));
        Writer[] writers = [.. columns.Select(column => WriterOf(column.Type))];
        using DuckDbResult rows = source.Query($"select {names} from {table}");
        using NpgsqlBinaryImporter to = target.BeginBinaryImport($"copy {table} ({names}) from stdin (format binary)");
        while (rows.Read())
        {
            to.StartRow();
            for (int i = 0; i < writers.Length; i++)
            {
                if (rows.IsNull(i)) to.WriteNull();
                else writers[i](to, rows, i);
            }
        }

        _ = to.Complete();
    }

    private static Writer WriterOf(string type) => type switch
    {
        "BOOLEAN" => (to, rows, i) => to.Write(rows.GetBoolean(i), NpgsqlDbType.Boolean),
        "INTEGER" => (to, rows, i) => to.Write(rows.GetInt32(i), NpgsqlDbType.Integer),
        "BIGINT" => (to, rows, i) => to.Write(rows.GetInt64(i), NpgsqlDbType.Bigint),
        "DOUBLE" => (to, rows, i) => to.Write(rows.GetDouble(i), NpgsqlDbType.Double),
        "VARCHAR" => (to, rows, i) => to.Write(rows.GetString(i), NpgsqlDbType.Text),
        "BLOB" => (to, rows, i) => to.Write(rows.GetUtf8(i).ToArray(), NpgsqlDbType.Bytea),
        "DATE" => (to, rows, i) => to.Write(rows.GetDate(i), NpgsqlDbType.Date),
        "TIMESTAMP" => (to, rows, i) => to.Write(DateTime.SpecifyKind(rows.GetTimestamp(i), DateTimeKind.Unspecified), NpgsqlDbType.Timestamp),
        _ => throw new NotSupportedException($"a column of type {type} can't be copied to PostgreSQL"),
    };

    private static void Execute(NpgsqlConnection target, string sql)
    {
        using var command = new NpgsqlCommand(sql, target);
        _ = command.ExecuteNonQuery();
    }

    private delegate void Writer(NpgsqlBinaryImporter to, DuckDbResult rows, int column);
}
