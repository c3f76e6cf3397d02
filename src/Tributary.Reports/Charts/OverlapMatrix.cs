using Tributary.Insights.Findings;
using Tributary.Metrics;

namespace Tributary.Reports.Charts;

/// <summary>Which categories share their people: a square of cells, in which each pair stands twice.</summary>
internal sealed class OverlapMatrix
{
    /// <summary>Of the pairs that are told apart from chance, the share that chance may have made.</summary>
    public const double Rate = 0.1;

    /// <summary>From where on a shade is darker, in times of what chance would give.</summary>
    public static readonly IReadOnlyList<double> Shades = [1.5, 2, 3];

    private readonly Dictionary<(string, string), Finding> _told = [];

    /// <summary>Categories, and what was found of their overlaps.</summary>
    /// <param name="categories">In the catalog's order.</param>
    /// <param name="overlaps">Of metric <c>overlap</c>; a pair that is not among them has fewer people than may be told, or none.</param>
    public OverlapMatrix(IReadOnlyList<ScopeFigures> categories, IEnumerable<Finding> overlaps)
    {
        Categories = categories;
        foreach (Finding it in overlaps)
        {
            _told[(it.Scope, it.Names[0])] = it;
            // The other half is left out of the findings where nothing of its category is read to the quarter's end.
            _ = _told.TryAdd((it.Names[0], it.Scope), it);
        }

        Pairs = Enumerable.Range(0, categories.Count)
            .SelectMany(other => Enumerable.Range(0, other).Select(one => new OverlapPair(categories[one], categories[other], At(one, other))))
            .Where(pair => pair.Cell.Finding is not null)
            .OrderByDescending(pair => pair.Cell.Finding!.Value)
            .ToList();
    }

    /// <summary>An edition's categories.</summary>
    public static OverlapMatrix Of(Edition edition) => new(edition.Categories, edition.Findings.Every("overlap", ScopeKind.Category));

    /// <summary>Rows and columns.</summary>
    public IReadOnlyList<ScopeFigures> Categories { get; }

    /// <summary>Each pair that may be told once, the largest first.</summary>
    public IReadOnlyList<OverlapPair> Pairs { get; }

    /// <summary>A cell.</summary>
    public OverlapCell At(int row, int column)
    {
        (ScopeFigures one, ScopeFigures other) = (Categories[row], Categories[column]);
        if (row == column) return new OverlapCell(OverlapKind.Itself, null);
        if (_told.TryGetValue((one.Id, other.Id), out Finding? finding)) return new OverlapCell(KindOf(finding), finding);
        return new OverlapCell(one.Covered == 0 || other.Covered == 0 ? OverlapKind.NotRead : OverlapKind.Few, null);
    }

    private static OverlapKind KindOf(Finding finding) =>
        !(finding["q"] <= Rate) ? OverlapKind.Chance : finding["lift"] > 1 ? OverlapKind.More : OverlapKind.Less;
}

/// <summary>A pair of categories.</summary>
/// <param name="One">The one, first in the catalog.</param>
/// <param name="Other">The other.</param>
/// <param name="Cell">What they share.</param>
internal sealed record OverlapPair(ScopeFigures One, ScopeFigures Other, OverlapCell Cell);

/// <summary>What two categories share.</summary>
/// <param name="Kind">What may be said of it.</param>
/// <param name="Finding">null: no number may be told.</param>
internal readonly record struct OverlapCell(OverlapKind Kind, Finding? Finding)
{
    /// <summary>How dark it is drawn, from 1 to 4; 0: not at all, for it is not more than chance would give.</summary>
    public int Shade
    {
        get
        {
            double lift = Finding?["lift"] ?? 0;
            return Kind == OverlapKind.More ? 1 + OverlapMatrix.Shades.Count(from => lift >= from) : 0;
        }
    }
}

/// <summary>What may be said of a pair.</summary>
internal enum OverlapKind
{
    /// <summary>A category with itself.</summary>
    Itself,

    /// <summary>Of one of both nothing is read to the quarter's end.</summary>
    NotRead,

    /// <summary>Fewer than five people, or none.</summary>
    Few,

    /// <summary>Not told apart from what chance would give.</summary>
    Chance,

    /// <summary>More than chance would give.</summary>
    More,

    /// <summary>Less than chance would give.</summary>
    Less,
}
