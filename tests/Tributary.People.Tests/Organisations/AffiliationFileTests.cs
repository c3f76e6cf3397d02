using Tributary.People.Organisations;

namespace Tributary.People.Tests.Organisations;

public sealed class AffiliationFileTests
{
    [Fact]
    public void A_table_is_read()
    {
        Read("""
            address,organisation,from,until
            ada@example.com,"Acme, Inc.",2019-01,2020-06-30
            # a line for the reader
            eve@example.com,Independent,,
            """).ShouldBe(["ada@example.com|Acme, Inc.|2019-01|2020-06|own.csv:2", "eve@example.com|independent|||own.csv:4"]);
    }

    [Theory]
    [InlineData("Name\tOrganization\tuntil\nAda Lovelace\tSay Hi\t2020-01\n", "Ada Lovelace|Say Hi||2020-01|own.csv:2")]
    [InlineData("\uFEFFemail,name,organisation\n,Ada,unknown\n", "Ada|unknown|||own.csv:2")]
    [InlineData("address,organisation\r\nada@example.com,\"Say \"\"Hi\"\"\"\r\n", "ada@example.com|Say \"Hi\"|||own.csv:2")]
    public void A_tables_forms_are_understood(string text, string expected) => Read(text).ShouldBe([expected]);

    [Fact]
    public void Gitdms_layout_is_read()
    {
        Read("""
            # This is the main developers affiliations file.
            ada: ada!example.com, ada!users.noreply.github.com
            	Acme until 2018-05-01
            	Some Corp. from 2018-05-01 until 2020-01-01
            	Independent
            eve*: eve!example.com
            	NotFound
            """).ShouldBe([
            "ada@example.com|Acme||2018-05|own.csv:3", "ada@users.noreply.github.com|Acme||2018-05|own.csv:3",
            "ada@example.com|Some Corp.|2018-05|2020-01|own.csv:4", "ada@users.noreply.github.com|Some Corp.|2018-05|2020-01|own.csv:4",
            "ada@example.com|independent|2020-01||own.csv:5", "ada@users.noreply.github.com|independent|2020-01||own.csv:5",
            "eve@example.com|unknown|||own.csv:7"]);
    }

    [Theory]
    [InlineData("address,organisation\nada@example.com", "own.csv:2: the line has 1 fields, the heading 2; quote fields that hold a separator")]
    [InlineData("address,organisation,from\nada@example.com,Acme,May", "own.csv:2: 'May' is no month or day; write it as 2024-09 or 2024-09-30")]
    [InlineData("address,organisation,from,until\nada@example.com,Acme,2020-01,2020-01", "own.csv:2: it ends before it begins; 'until' is the first month no longer")]
    [InlineData("address,organisation\n,Acme", "own.csv:2: the line does not say whom it is about; give an address or a name")]
    [InlineData("address,organisation\nada@example.com,", "own.csv:2: the line names no organisation; write one, or independent or unknown")]
    [InlineData("organisation,from", "own.csv:1: no column says whom a line is about; add address or name")]
    [InlineData("address,organisation,salary", "own.csv:1: 'salary' is no column here; use address or name, organisation, from and until")]
    [InlineData("hello", "own.csv:1: this is neither a table with a heading nor gitdm's 'login: address!domain, address!domain'")]
    [InlineData("\tAcme", "own.csv:1: an organisation without a person above it; write 'login: address!domain' first")]
    [InlineData("ada: ada!example.com\n\tAcme until 2020-13-01", "own.csv:2: '2020-13-01' is no date; write it as 2024-09-30")]
    public void What_is_wrong_is_said_with_file_and_line(string text, string problem) => Should.Throw<AffiliationException>(() => Read(text)).Message.ShouldBe(problem);

    [Fact]
    public void An_empty_file_says_nothing() => Read("").ShouldBeEmpty();

    private static List<string> Read(string text) =>
        AffiliationFile.Read(new StringReader(text), "own.csv").Select(it => $"{it.Person}|{it.Organisation}|{it.From}|{it.Until}|{it.Source}").ToList();
}
