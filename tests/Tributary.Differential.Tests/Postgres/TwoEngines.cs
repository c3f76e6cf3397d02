using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Tributary.Metrics;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>One store on two engines: what one of them says of a statement, the other has to say.</summary>
internal sealed partial class TwoEngines : IDisposable
{
    private readonly DuckDbConnection _duckDb;
    private readonly MetricEngine _metrics;
    private readonly NpgsqlConnection _postgres;

    public TwoEngines(FactStore store, PostgresServer server, string database)
    {
        _duckDb = store.Connect();
        _metrics = new MetricEngine(_duckDb);
        _postgres = server.Create(database);
        PostgresStore.Fill(_postgres, _duckDb);
    }

    /// <summary>Measures on both engines.</summary>
    public Comparison Compare(Metric metric, MetricQuery query) => Compare(_metrics.Statement(metric, query));

    /// <summary>What both engines say of a metric; that they differ fails the test.</summary>
    public IReadOnlyList<object?[]> SameRows(string metric, MetricQuery query)
    {
        Comparison comparison = Compare(MetricRegistry.Find(metric), query);
        comparison.Difference.ShouldBeNull(query.ToString());
        return comparison.Rows;
    }

    /// <summary>Runs a statement on both engines.</summary>
    public Comparison Compare(MetricStatement statement)
    {
        Rows duckDb = OnDuckDb(statement), postgres = OnPostgres(statement);
        return new Comparison(Difference(duckDb, postgres), duckDb.Values);
    }

    /// <summary>All tables and views, with the number of their columns.</summary>
    public List<(string Name, int Columns)> Relations()
    {
        using DuckDbResult rows = _duckDb.Query(
            $"select table_name, count(*) from information_schema.columns where table_schema = 'main' and table_name <> '{PostgresStore.NotCopied}' group by table_name order by table_name");
        var relations = new List<(string, int)>();
        while (rows.Read()) relations.Add((rows.GetString(0), (int)rows.GetInt64(1)));
        return relations;
    }

    public void Dispose()
    {
        _postgres.Dispose();
        _duckDb.Dispose();
    }

    /// <summary>A statement with its named parameters by number, as PostgreSQL has them.</summary>
    internal static (string Sql, List<object?> Values) ByNumber(MetricStatement statement)
    {
        var given = statement.Parameters.ToDictionary(it => it.Name, it => it.Value, StringComparer.Ordinal);
        var used = new List<string>();
        string sql = Parameter.Replace(statement.Sql, match =>
        {
            string name = match.Groups["name"].Value;
            if (name.Length == 0) return match.Value;
            if (!used.Contains(name)) used.Add(name);
            return string.Create(CultureInfo.InvariantCulture, $"${used.IndexOf(name) + 1}");
        });
        return (sql, [.. used.Select(name => given[name])]);
    }

    private static string? Difference(Rows duckDb, Rows postgres)
    {
        if (!duckDb.Columns.SequenceEqual(postgres.Columns)) return $"columns: {string.Join(", ", duckDb.Columns)} on DuckDB, {string.Join(", ", postgres.Columns)} on PostgreSQL";
        for (int row = 0; row < Math.Min(duckDb.Values.Count, postgres.Values.Count); row++)
        {
            object?[] one = duckDb.Values[row], other = postgres.Values[row];
            int column = Enumerable.Range(0, one.Length).FirstOrDefault(it => !AreEqual(one[it], other[it]), -1);
            if (column >= 0) return $"row {row} ({one[0]}), {duckDb.Columns[column]}: {Say(one[column])} on DuckDB, {Say(other[column])} on PostgreSQL";
        }

        return duckDb.Values.Count == postgres.Values.Count ? null : $"{duckDb.Values.Count} rows on DuckDB, {postgres.Values.Count} on PostgreSQL";
    }

    private Rows OnDuckDb(MetricStatement statement)
    {
        using DuckDbResult result = _duckDb.Query(statement.Sql, [.. statement.Parameters]);
        int[] columns = [.. Enumerable.Range(0, result.ColumnCount)];
        var rows = new List<object?[]>();
        while (result.Read()) rows.Add(Array.ConvertAll(columns, result.GetValue));
        return new Rows(Array.ConvertAll(columns, result.Name), rows);
    }

    private Rows OnPostgres(MetricStatement statement)
    {
        (string sql, List<object?> values) = ByNumber(statement);
        using var command = new NpgsqlCommand(sql, _postgres);
        foreach (object? value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        using NpgsqlDataReader reader = command.ExecuteReader();
        int[] columns = [.. Enumerable.Range(0, reader.FieldCount)];
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add(Array.ConvertAll(columns, column => reader.IsDBNull(column) ? null : reader.GetValue(column)));
        return new Rows(Array.ConvertAll(columns, reader.GetName), rows);
    }

    // A number's type counts too: a sum that is not cast is a decimal here and an integer there.
    private static bool AreEqual(object? one, object? other) => (one, other) switch
    {
        (double x, double y) => x.Equals(y) || Math.Abs(x - y) <= 1e-9 * Math.Max(Math.Abs(x), Math.Abs(y)),
        (byte[] x, byte[] y) => x.AsSpan().SequenceEqual(y),
        _ => Equals(one, other),
    };

    private static string Say(object? value) => value is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"{value} ({value.GetType().Name})");

    // In a text, a quoted name or a comment nothing is a parameter.
    [GeneratedRegex("""'([^']|'')*'|"[^"]*"|--[^\n]*|/\*.*?\*/|\$\$.*?\$\$|\$(?<name>[A-Za-z_]\w*)""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Parameter { get; }

    private sealed record Rows(string[] Columns, List<object?[]> Values);
}

/// <summary>What two engines said of one statement.</summary>
/// <param name="Difference">The first difference in columns, rows or their order; null where there is none.</param>
/// <param name="Rows">DuckDB's rows.</param>
internal sealed record Comparison(string? Difference, IReadOnlyList<object?[]> Rows);
