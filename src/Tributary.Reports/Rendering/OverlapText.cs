using System.Globalization;
using Tributary.Reports.Charts;

namespace Tributary.Reports.Rendering;

/// <summary>How what categories share is written, in every format alike.</summary>
internal static class OverlapText
{
    /// <summary>What the cells say.</summary>
    public const string Note = "“< 5” is fewer than five people or none, “–” too little read to tell. The diagonal has all contributors of a category. Chance is what would be shared if everybody worked on as many categories as they do, and each category had as many people, but which ones were left to chance.";

    /// <summary>The shades, as classes, and what they mean.</summary>
    public static IReadOnlyList<(string Shade, string Meaning)> Key { get; } =
    [
        ("chance", "not told apart from chance"),
        .. Enumerable.Range(0, OverlapMatrix.Shades.Count + 1).Select(it => ($"shade-{it + 1}", Meaning(it))),
        ("less", "less than chance"),
    ];

    /// <summary>What stands in a cell.</summary>
    /// <param name="cell">Which.</param>
    /// <param name="category">Of its row.</param>
    public static string Of(OverlapCell cell, ScopeFigures category) => cell.Kind switch
    {
        OverlapKind.Itself => category["contributors"].Value.Withheld is null ? Wording.Count(category["contributors"].Value) : "< 5",
        OverlapKind.NotRead => Wording.Missing,
        OverlapKind.Few => "< 5",
        _ => Wording.Count(cell.Finding!.Value),
    };

    /// <summary>A cell's class in the style sheet.</summary>
    public static string Class(OverlapCell cell) => cell.Kind switch
    {
        OverlapKind.More => $"shade-{cell.Shade}",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static string Meaning(int shade) =>
        shade == 0 ? $"up to {Number(0)} times what chance gives"
        : shade == OverlapMatrix.Shades.Count ? $"{Number(shade - 1)} times or more"
        : $"{Number(shade - 1)} to {Number(shade)} times";

    private static string Number(int place) => OverlapMatrix.Shades[place].ToString(CultureInfo.InvariantCulture);
}
