using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Tributary.Reports.Prose;
using Tributary.Reports.Rendering;

namespace Tributary.Reports.Tests.Prose;

public sealed class HostileTermTests(SmallField field) : IClassFixture<SmallField>
{
    [Fact]
    public async Task Whatever_a_term_is_called_it_stays_text()
    {
        Clause term = new("Commits speak of “<script>alert(1)</script>” and “a|b`c_[d](e)”.", []);
        Edition hostile = field.Edition with { Text = [new Section("moving", "What’s moving", [new Passage(null, [new Paragraph([new Sentence([term])])])])] };
        IHtmlDocument page = new HtmlParser().ParseDocument(await HtmlEdition.RenderAsync(hostile));
        page.Scripts.ShouldBeEmpty();
        page.QuerySelectorAll("#moving p").Select(it => it.TextContent.Trim()).ShouldContain(term.Text);
        MarkdownEdition.Render(hostile).ShouldContain(@"“\<script\>alert(1)\</script\>” and “a\|b\`c\_\[d\](e)”.");
    }
}
