using Tributary.Insights.Findings;
using Tributary.Reports.Prose.Traits;

namespace Tributary.Reports.Prose;

/// <summary>Writes an edition's sections from its findings.</summary>
internal static class EditionText
{
    /// <summary>The sections, in order; those that have nothing to say are left out.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="catalog">The catalog's name.</param>
    /// <param name="categories">In the catalog's order.</param>
    /// <param name="recorded">What the words rest on beside findings.</param>
    /// <exception cref="EditionException">A sentence says what its findings don't.</exception>
    public static IReadOnlyList<Section> Write(FindingSet findings, string catalog, IReadOnlyList<ScopeFigures> categories, Recorded recorded)
    {
        // What sets a category apart is told in other words each time, through both sections.
        var traits = new TraitChoice(findings, categories.Select(category => category.Id).ToList());
        List<Section> sections =
        [
            SignalSection.Write(findings, catalog, recorded.Ledger),
            MovingSection.Write(findings, traits),
            QuietSection.Write(findings, categories, traits),
            TalentSection.Write(findings, catalog),
            StacksSection.Write(findings, catalog),
            PayersSection.Write(findings, catalog, recorded.Events),
            PoolsSection.Write(findings),
        ];
        new Guard(recorded.Names).Check(sections);
        return sections.Select(Told).Where(section => section.Passages.Count > 0).ToList();
    }

    private static Section Told(Section section) => section with
    {
        Passages = section.Passages.Select(passage => passage with { Paragraphs = passage.Paragraphs.Where(it => it.Sentences.Count > 0).ToList() }).Where(passage => passage.Paragraphs.Count > 0).ToList(),
    };
}
