using System.Text;
using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class TrailersTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Plain", "Co-authored-by=Bea Example <bea@example.com>; Signed-off-by=Ada Example <ada@example.com>")]
    [InlineData("Squashed (#12)", "Co-authored-by=Bea Example <bea@example.com>; Signed-off-by=Dan <dan@example.com>; Co-authored-by=Eve <eve@example.com>; Co-Authored-By=Bea Example <BEA@example.com>")]
    [InlineData("With an agent", "=🤖 Generated with [Claude Code](https://claude.com/claude-code); Co-Authored-By=Claude <noreply@anthropic.com>")]
    [InlineData("Folded", "Reviewed-by=Somebody With A Long Name <long@example.com>; Key=value")]
    [InlineData("Mostly prose", "Signed-off-by=Ada Example <ada@example.com>")]
    [InlineData("All prose", "")]
    [InlineData("Picked", "Signed-off-by=Ada Example <ada@example.com>")]
    [InlineData("A link", "=https://example.com/session/1; fbshipit-source-id=0123")]
    [InlineData("No body", "")]
    public void Lines_that_say_who_took_part_are_found_wherever_they_stand(string subject, string expected)
    {
        Fixtures.Build("trailers", _folder["t.git"]);
        string.Join("; ", Find(History.Read(_folder["t.git"]).Find(subject).Body)).ShouldBe(expected);
    }

    [Fact]
    public void The_block_at_the_end_is_the_one_that_git_finds()
    {
        Fixtures.Build("trailers", _folder["t.git"]);
        foreach (History.Commit commit in History.Read(_folder["t.git"]).Commits)
        {
            string[] git = Shell.GitText(_folder["t.git"], "log", "-1", "--format=%(trailers:only,unfold)", commit.Id.ToString()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            List<string> ours = Find(commit.Body);
            git.ShouldAllBe(trailer => ours.Contains(trailer.Replace(": ", "=", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("- [ ] Generated with an AI tool")]
    [InlineData("We generated with care what follows")]
    [InlineData("Made the parser faster")]
    [InlineData("See https://example.com for more")]
    public void A_sentence_is_no_mark(string line) => Find(Encoding.UTF8.GetBytes(line + "\n\nAnd the end of it.\n")).ShouldBeEmpty();

    [Theory]
    [InlineData("Made with Cursor")]
    [InlineData("🤖 Drafted with [Claude Code](https://claude.com/claude-code)")]
    [InlineData("_Authored by Claude_")]
    [InlineData("https://claude.ai/code/session_0123")]
    public void A_line_that_a_tool_leaves_is_a_mark(string line) => Find(Encoding.UTF8.GetBytes($"Text.\n\n{line}\n\nAnd the end of it.\n")).ShouldBe(["=" + line]);

    [Theory]
    [InlineData("Made-with: Cursor")]
    [InlineData("AI-Assisted-By: Claude:claude-opus-4-6")]
    [InlineData("Generated-by: GitHub Copilot")]
    public void A_squash_keeps_what_each_of_its_commits_was_made_with(string line) =>
        Find(Encoding.UTF8.GetBytes($"* first\n\n{line}\n\n* second\n\nAnd the end of it.\n")).ShouldBe([line.Replace(": ", "=", StringComparison.Ordinal)]);

    [Theory]
    [InlineData("Works-with: Cursor")]
    [InlineData("Reviewed-by: somebody")]
    [InlineData("Made with: Cursor")]
    public void Another_line_that_looks_like_a_trailer_is_none(string line) => Find(Encoding.UTF8.GetBytes($"Text.\n\n{line}\n\nAnd the end of it.\n")).ShouldBeEmpty();

    [Fact]
    public void Any_bytes_end()
    {
        var random = new Random(20261121);
        byte[] alphabet = Encoding.UTF8.GetBytes("\n\n\n  \tSigned-off-by: a#x<>:-é");
        for (int i = 0; i < 20000; i++)
        {
            byte[] body = random.GetItems(alphabet, random.Next(60));
            int start = Trailers.BlockStart(body);
            start.ShouldBeInRange(0, body.Length);
            Find(body).Count.ShouldBeLessThan(61);
        }
    }

    private static List<string> Find(byte[] body)
    {
        var found = new List<string>();
        Trailers.Visit(body, (key, value) => found.Add($"{Encoding.UTF8.GetString(key)}={Encoding.UTF8.GetString(value)}"));
        return found;
    }
}
