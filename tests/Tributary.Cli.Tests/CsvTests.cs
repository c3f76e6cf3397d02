using Tributary.Cli.Output;

namespace Tributary.Cli.Tests;

public sealed class CsvTests
{
    [Theory]
    [InlineData("a/one", "a/one")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-x/one", "'-x/one")]
    [InlineData("\t=1", "'\ufffd=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("-Infinity", "'-Infinity")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("two\nlines", "two\ufffdlines")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("+1E+05", "+1E+05")]
    public void A_cell_is_quoted_where_it_must_be_and_never_evaluated(string text, string cell) => Csv.Cell(text).ShouldBe(cell);
}
