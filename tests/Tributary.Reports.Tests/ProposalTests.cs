using System.Text.Json;
using AngleSharp.Html.Parser;
using Tributary.Insights.Predictions;
using Tributary.Model;
using Tributary.Reports.Rendering;

namespace Tributary.Reports.Tests;

/// <summary>Proposed predictions in every format of an edition.</summary>
public sealed class ProposalTests(SmallField field) : IClassFixture<SmallField>
{
    private static readonly Prediction Proposal = new()
    {
        Number = 0,
        Made = new DateOnly(2026, 6, 30),
        Recorded = new DateOnly(2026, 6, 30),
        Author = "tributary",
        Text = "a/lines has 50 contributors or more in 2026Q3",
        Claim = [ConditionText.Parse("contributors of repository:a/lines >= 50")],
        Unchecked = null,
        Quarter = new Quarter(2026, 3),
        Probability = 0.28m,
        Coverage = 0.9m,
        Why = "The forecast",
        Source = "tributary predict propose 2026Q2",
    };

    [Fact]
    public async Task Each_format_has_them_with_probability_and_condition()
    {
        Edition edition = field.Edition with { Proposals = [Proposal] };
        AngleSharp.Html.Dom.IHtmlDocument page = new HtmlParser().ParseDocument(await HtmlEdition.RenderAsync(edition));
        string table = page.QuerySelector("#predictions")!.TextContent;
        foreach (string text in (string[])[Proposal.Text, "contributors of repository:a/lines >= 50", "2026Q3", "28\u00a0%", "2026Q3 begins as 2026Q2 ends: these are proposals"]) table.ShouldContain(text);
        MarkdownEdition.Render(edition).ShouldContain($@"| {Proposal.Text} | contributors of repository:a/lines \>= 50 | 2026Q3 | 28{'\u00a0'}% | The forecast |");
        using var json = JsonDocument.Parse(JsonEdition.Render(edition));
        JsonElement proposal = json.RootElement.GetProperty("proposals")[0];
        (proposal.GetProperty("if")[0].GetString(), proposal.GetProperty("probability").GetDecimal(), proposal.GetProperty("made").GetString()).ShouldBe(("contributors of repository:a/lines >= 50", 0.28m, "2026-06-30"));
    }

    [Fact]
    public void Of_two_quarters_nothing_can_be_forecast_and_nothing_is_proposed() => field.Edition.Proposals.ShouldBeEmpty();

    [Fact]
    public void A_quarter_that_is_over_decides_nothing_new() =>
        Should.Throw<EditionException>(() => new EditionBuilder(field.Store).Propose(new Quarter(2026, 2), new Quarter(2026, 2))).Message.ShouldContain("is decided by a later quarter, not by 2026Q2");
}
