using System.Text;
using Tributary.Git.Remotes;

namespace Tributary.Git.Tests;

/// <summary>gitprotocol-common(5): its examples, and what is none.</summary>
public sealed class PktLinesTests
{
    [Fact]
    public async Task Lines_come_one_by_one_a_flush_is_empty_and_the_end_is_none()
    {
        PktLines lines = Over("0006a\n0005a000bfoobar\n00040000");
        foreach (string? expected in (string?[])["a", "a", "foobar", "", "", null]) (await lines.ReadAsync(CancellationToken.None)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("zzzz")]
    [InlineData("0003")]
    [InlineData("ffff")]
    [InlineData("<html>")]
    [InlineData("+00a")]
    public async Task What_is_no_line_is_refused(string text) => await Should.ThrowAsync<InvalidDataException>(() => Over(text).ReadAsync(CancellationToken.None));

    [Fact]
    public async Task A_line_that_ends_early_is_refused() => await Should.ThrowAsync<EndOfStreamException>(() => Over("000bfoo").ReadAsync(CancellationToken.None));

    [Theory]
    [InlineData("a", "0006a\n")]
    [InlineData("command=ls-refs", "0014command=ls-refs\n")]
    public void A_line_is_sent_with_its_length(string content, string line) => PktLines.Line(content).ShouldBe(line);

    private static PktLines Over(string text) => new(new MemoryStream(Encoding.ASCII.GetBytes(text)));
}
