using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Store.Tests;

public sealed class DuckDbTests : IDisposable
{
    private readonly DuckDbDatabase _database = DuckDbDatabase.Open(DuckDbDatabase.InMemory, new DuckDbOptions());
    private readonly DuckDbConnection _connection;

    public DuckDbTests() => _connection = _database.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void What_is_committed_into_the_file_is_in_no_log_and_what_comes_after_is()
    {
        using var folder = new TestFolder();
        string path = folder["some.duckdb"];
        using var database = DuckDbDatabase.Open(path, new DuckDbOptions());
        using DuckDbConnection connection = database.Connect();
        connection.Execute("create table t (a integer)");
        using (DuckDbTransaction transaction = connection.Begin())
        {
            connection.Execute("insert into t select * from range(100000)");
            transaction.CommitIntoFile();
        }

        LogLength().ShouldBe(0);
        connection.Execute("insert into t values (1)");
        LogLength().ShouldBeGreaterThan(0);
        connection.QueryScalar("select count(*) from t").ShouldBe(100_001L);

        long LogLength() => new FileInfo(path + ".wal") is { Exists: true } log ? log.Length : 0;
    }

    [Fact]
    public void Every_type_comes_back_as_it_was_appended()
    {
        _connection.Execute("create table t (a integer, b bigint, c boolean, d date, e varchar, f blob)");
        string longText = new('ä', 100);
        using (DuckDbAppender rows = _connection.Append("t"))
        {
            rows.Add(-7).Add(long.MaxValue).Add(true).Add(new DateOnly(1969, 12, 31)).Add("short").AddBlob([1, 2, 0, 3]).EndRow();
            rows.Add(int.MaxValue).Add(long.MinValue).Add(false).Add(new DateOnly(2026, 4, 1)).Add(longText).AddBlob(new byte[50]).EndRow();
            rows.AddNull().AddNull().AddNull().AddNull().Add((string?)null).AddNull().EndRow();
            rows.Complete();
        }

        using DuckDbResult result = _connection.Query("select * from t");
        result.Read().ShouldBeTrue();
        (result.GetInt32(0), result.GetInt64(1), result.GetBoolean(2), result.GetDate(3), result.GetString(4)).ShouldBe((-7, long.MaxValue, true, new DateOnly(1969, 12, 31), "short"));
        result.GetUtf8(5).ToArray().ShouldBe([1, 2, 0, 3]);
        result.Read().ShouldBeTrue();
        (result.GetInt32(0), result.GetInt64(1), result.GetBoolean(2), result.GetDate(3), result.GetString(4)).ShouldBe((int.MaxValue, long.MinValue, false, new DateOnly(2026, 4, 1), longText));
        result.GetUtf8(5).Length.ShouldBe(50);
        result.Read().ShouldBeTrue();
        Enumerable.Range(0, 6).ShouldAllBe(column => result.IsNull(column) && result.GetValue(column) == null);
        result.Read().ShouldBeFalse();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("twelve bytes", 12)]
    [InlineData("thirteen byte", 13)]
    public void Texts_around_the_length_that_stands_inside_come_back(string text, int length)
    {
        text.Length.ShouldBe(length);
        _connection.QueryScalar("select $text", ("text", text)).ShouldBe(text);
        _connection.Execute("create table t (text varchar)");
        using (DuckDbAppender rows = _connection.Append("t"))
        {
            rows.Add(text).EndRow();
            rows.Complete();
        }

        _connection.QueryScalar("select text from t").ShouldBe(text);
    }

    [Fact]
    public void Chunks_are_cut_where_they_must_be()
    {
        _connection.Execute("create table t (n integer, text varchar)");
        const int Count = (2048 * 3) + 1;
        using (DuckDbAppender rows = _connection.Append("t"))
        {
            for (int i = 0; i < Count; i++)
            {
                rows.Add(i);
                _ = i % 3 == 0 ? rows.AddNull() : rows.Add($"this is text number {i}");
                rows.EndRow();
            }

            rows.Rows.ShouldBe(Count);
            rows.Complete();
        }

        using DuckDbResult result = _connection.Query("select n, text from t order by n");
        for (int i = 0; i < Count; i++)
        {
            result.Read().ShouldBeTrue();
            result.GetInt32(0).ShouldBe(i);
            result.GetValue(1).ShouldBe(i % 3 == 0 ? null : $"this is text number {i}");
        }

        result.Read().ShouldBeFalse();
    }

    [Fact]
    public void Rows_that_were_not_completed_are_dropped()
    {
        _connection.Execute("create table t (n integer)");
        using (DuckDbAppender rows = _connection.Append("t"))
        {
            for (int i = 0; i < 10; i++) rows.Add(i).EndRow();
        }

        _connection.QueryScalar("select count(*) from t").ShouldBe(0L);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_as_text()
    {
        _connection.Execute("create table t (text varchar)");
        using DuckDbAppender rows = _connection.Append("t");
        Should.Throw<ArgumentException>(() => rows.AddUtf8([0xff]));
    }

    [Fact]
    public void A_value_of_another_type_than_its_column_is_refused()
    {
        _connection.Execute("create table t (n integer)");
        using DuckDbAppender rows = _connection.Append("t");
        Should.Throw<InvalidOperationException>(() => rows.Add(1L)).Message.ShouldContain("Integer, not BigInt");
        using DuckDbResult result = _connection.Query("select 1::bigint as n, null::integer as m");
        result.Read().ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => result.GetInt32(0)).Message.ShouldContain("'n' is BigInt");
        Should.Throw<InvalidOperationException>(() => result.GetInt32(1)).Message.ShouldContain("'m' is null");
    }

    [Fact]
    public void A_row_with_a_column_unset_is_refused()
    {
        _connection.Execute("create table t (n integer, m integer)");
        using DuckDbAppender rows = _connection.Append("t");
        rows.Add(1);
        Should.Throw<InvalidOperationException>(rows.EndRow).Message.ShouldContain("2 columns, 1 of which");
    }

    [Fact]
    public void A_constraint_that_appended_rows_break_is_an_error()
    {
        _connection.Execute("create table t (n integer not null)");
        using DuckDbAppender rows = _connection.Append("t");
        rows.AddNull().EndRow();
        Should.Throw<DuckDbException>(rows.Complete).Message.ShouldContain("NOT NULL");
    }

    [Fact]
    public void Parameters_are_bound_by_name_and_type()
    {
        var time = new DateTime(2026, 4, 1, 12, 30, 15, DateTimeKind.Utc);
        using DuckDbResult result = _connection.Query(
            "select $flag, $small + 0, $large, $part, $day, $time, $text, $bytes, $nothing, $text",
            ("flag", true), ("small", 3), ("large", long.MaxValue), ("part", 0.25), ("day", new DateOnly(2026, 4, 1)), ("time", time), ("text", "'; drop"), ("bytes", new byte[] { 0, 255 }), ("nothing", null), ("unused", 1));
        result.Read().ShouldBeTrue();
        Enumerable.Range(0, 10).Select(result.GetValue).ShouldBe([true, 3L, long.MaxValue, 0.25, new DateOnly(2026, 4, 1), time, "'; drop", new byte[] { 0, 255 }, null, "'; drop"]);
    }

    [Fact]
    public void A_parameter_that_is_not_given_is_an_error() =>
        Should.Throw<DuckDbException>(() => _connection.Query("select $a + $b", ("a", 1))).Message.ShouldContain("2 parameters, 1 of which");

    [Fact]
    public void Numbers_of_every_width_are_read()
    {
        using DuckDbResult result = _connection.Query("select 1::tinyint, 2::smallint, 3::utinyint, 4::usmallint, 5::uinteger, 6::ubigint, 1.5::float, sum(7::bigint), -12.345::decimal(20,3), 1e25::hugeint from range(2)");
        result.Read().ShouldBeTrue();
        Enumerable.Range(0, 9).Select(result.GetValue).ShouldBe([1, 2, 3, 4, 5L, 6m, 1.5, 14L, -12.345m]);
        result.GetValue(9)!.ToString().ShouldBe("10000000000000000905969664");
    }

    [Fact]
    public void A_nested_value_says_what_to_do() =>
        Should.Throw<DuckDbException>(() => _connection.QueryScalar("select [1, 2] as list")).Message.ShouldBe("the column 'list' is of a type that can't be shown: cast it to varchar");

    [Fact]
    public void A_wrong_statement_is_an_error_in_the_engines_words()
    {
        Should.Throw<DuckDbException>(() => _connection.Query("select * from nowhere")).Message.ShouldContain("nowhere");
        Should.Throw<DuckDbException>(() => _connection.Execute("selec 1")).Message.ShouldContain("selec");
        Should.Throw<DuckDbException>(() => _connection.QueryScalar("select cast('x' as integer)")).Message.ShouldContain("'x'");
        Should.Throw<DuckDbException>(() => _connection.Append("nowhere"));
    }

    [Fact]
    public void What_is_not_committed_is_rolled_back()
    {
        _connection.Execute("create table t (n integer)");
        using (_connection.Begin()) _connection.Execute("insert into t values (1)");
        _connection.QueryScalar("select count(*) from t").ShouldBe(0L);
        using (DuckDbTransaction transaction = _connection.Begin())
        {
            _connection.Execute("insert into t values (1)");
            transaction.Commit();
        }

        _connection.QueryScalar("select count(*) from t").ShouldBe(1L);
    }

    [Fact]
    public async Task Connections_append_to_one_table_at_once()
    {
        _connection.Execute("create table t (who integer, n integer)");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(who => Task.Run(() =>
        {
            using DuckDbConnection connection = _database.Connect();
            using DuckDbTransaction transaction = connection.Begin();
            using (DuckDbAppender rows = connection.Append("t"))
            {
                for (int i = 0; i < 5000; i++) rows.Add(who).Add(i).EndRow();
                rows.Complete();
            }

            transaction.Commit();
        })));
        _connection.QueryScalar("select count(distinct (who, n)) from t").ShouldBe(20000L);
    }

    [Fact]
    public void Nothing_is_fetched_for_an_extension_that_is_not_linked_in() =>
        Should.Throw<DuckDbException>(() => _connection.Execute("select * from read_csv('https://127.0.0.1:1/x.csv')"));
}
