using System.Globalization;
using System.Text;
using System.Text.Json;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>What strangers wrote, as the program prints it: into a pipe and into a terminal.</summary>
public sealed class HostileOutputTests(HostileWorkspace workspace) : IClassFixture<HostileWorkspace>
{
    private const string Everything = """
        select distinct text from (
          select subject as text from commit
          union all select name from path where name not like 'file %' and name not like 'link %'
          union all select name from signature
          union all select key || ': ' || value from trailer where value not like '%@example.com>'
          union all select reason from tip
        )
        where strlen(text) < 10000
        order by text
        """;

    public static TheoryData<string> Commands =>
    [
        "status --all", "status --json", "sync --mirrors MIRRORS", "sync --mirrors MIRRORS --json", "edition 2026Q2", "edition 2026Q2 --json",
        "metric contributors --by repository --period 2026Q2", "metric contributors --by repository --period 2026Q2 --csv", "metric contributors --by repository --period 2026Q2 --json",
        "sql EVERYTHING", "sql EVERYTHING --json", "sql PIVOT", "sql ERROR",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_unseen_reaches_a_pipe(string command)
    {
        Shell.Result result = workspace.Run(Arguments(command));
        (result.Text + result.Error).ShouldNotBeEmpty();
        result.Error.ShouldNotContain("defect of the program");
        Unseen(result.Text + result.Error).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sql EVERYTHING")]
    [InlineData("sql PIVOT")]
    [InlineData("sql ERROR")]
    [InlineData("status --all")]
    [InlineData("sync --mirrors MIRRORS")]
    public void Nothing_but_the_programs_own_sequences_reaches_a_terminal(string command)
    {
        Assert.SkipUnless(Shell.Run("/", "sh", "-c", "command -v script").ExitCode == 0, "there is no script(1) to make a terminal: install bsdutils");
        string output = workspace.RunInTerminal(Arguments(command));
        output.ShouldNotContain("defect of the program");
        // Colours, bold, the cursor's moves and .NET's choice of keypad are ours; a title, a link, a cleared screen or a bell is not.
        string withoutOurs = System.Text.RegularExpressions.Regex.Replace(output, @"\e(\[(\?(1|25)[lh]|[0-9;]*[mABGK])|[=>])|\r", "", System.Text.RegularExpressions.RegexOptions.NonBacktracking | System.Text.RegularExpressions.RegexOptions.ExplicitCapture);
        Unseen(withoutOurs).ShouldBeEmpty();
        output.ShouldNotContain("\e[31m");
    }

    [Fact]
    public void Markup_stays_text()
    {
        string text = workspace.Run("sql", "select subject from commit where subject like '%[%' and strlen(subject) < 1000").Text;
        foreach (string markup in (string[])["[red]markup[/]", "[link=http://example.com]x[/]", "[[", "[/]"]) text.ShouldContain(markup);
    }

    [Fact]
    public void JSON_keeps_every_character_and_shows_none_that_is_not_ASCII()
    {
        Shell.Result result = workspace.Run("sql", Everything, "--json");
        result.Output.ShouldAllBe(b => b == '\n' || (b >= ' ' && b <= '~'));
        using var json = JsonDocument.Parse(result.Text);
        List<string?> texts = json.RootElement.EnumerateArray().Select(row => row.GetProperty("text").GetString()).ToList();
        texts.ShouldContain("\u202egnp.exe");
        texts.ShouldContain("\u001b[31mred\u001b[0m\u001b[2J");
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_evaluate_begins_with_an_apostrophe() =>
        workspace.Run("metric", "contributors", "--by", "repository", "--period", "2026Q2", "--csv").Text.Split('\n').ShouldContain(line => line.StartsWith("'-x/one,1,", StringComparison.Ordinal));

    [Fact]
    public void An_edition_holds_nothing_unseen_and_nothing_of_what_was_written()
    {
        // A PDF is printed of the page, which is held to it here.
        workspace.Run("edition", "2026Q2", "--output", workspace["edition"], "--format", "html,md,json").ExitCode.ShouldBe(0);
        string[] files = Directory.GetFiles(workspace["edition"]);
        files.Length.ShouldBe(3);
        foreach (string file in files)
        {
            string text = File.ReadAllText(file);
            Unseen(text).ShouldBeEmpty();
            foreach (string written in (string[])["alert(1)", "drop table", "HYPERLINK", "gnp.exe"]) text.ShouldNotContain(written);
        }
    }

    [Fact]
    public void Memory_stays_bounded() => workspace.PeakOfFirstSync.ShouldBeInRange(1, 700, "MB");

    private string[] Arguments(string command) =>
        command.Split(' ').Select(word => word switch
        {
            "MIRRORS" => workspace["mirrors"],
            "EVERYTHING" => Everything,
            "PIVOT" => "pivot (select subject from commit where strlen(subject) < 200) on subject using count(*)",
            "ERROR" => "select cast(subject as integer) from commit where subject like '%gnp.exe'",
            _ => word,
        }).ToArray();

    private static IEnumerable<string> Unseen(string text) => text.EnumerateRunes()
        .Where(rune => rune.Value != '\n' && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C or 0x200B or 0xFEFF))
        .Select(rune => $"U+{rune.Value:X4}").Distinct();
}
