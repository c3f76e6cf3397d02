using System.Globalization;
using Tributary.Insights.Findings;
using Tributary.Reports.Rendering;

namespace Tributary.Reports.Prose;

/// <summary>How findings are put, in all sections alike.</summary>
internal static class Phrasing
{
    /// <summary>A clause.</summary>
    public static Clause Say(string text, params IReadOnlyList<Finding> evidence) => new(text, evidence);

    /// <summary>A sentence of clauses, those that have nothing to say left out.</summary>
    public static Sentence Sentence(params IEnumerable<Clause?> clauses) => new(clauses.OfType<Clause>().ToList());

    /// <summary>A paragraph of sentences, those that have nothing to say left out.</summary>
    public static Paragraph Paragraph(params IEnumerable<Sentence?> sentences) => new(sentences.OfType<Sentence>().Where(it => it.Clauses.Count > 0).ToList());

    /// <summary>A whole number.</summary>
    public static string Count(double? value) => Wording.Count(value);

    /// <summary>A share in whole per cents, or in tenths where it is below ten of them.</summary>
    public static string Share(double? share) => share is { } value
        ? (value < 0.0995 ? Math.Round(value * 100, 1).ToString("0.#", CultureInfo.InvariantCulture) : Math.Round(value * 100).ToString("0", CultureInfo.InvariantCulture)) + "\u00a0%"
        : Wording.Missing;

    /// <summary>A number of people.</summary>
    public static string People(double? count) => count == 1 ? "1 person" : $"{Count(count)} people";

    /// <summary>A number of people who may be too few to count: who reads a published edition learns only that they are fewer than five.</summary>
    public static string Hands(Finding finding) => finding["fewer_than"] is null ? People(finding.Value) : Hands(finding, " people");

    /// <summary>The same with another noun, or none, behind the number.</summary>
    public static string Hands(Finding finding, string noun) => (finding["fewer_than"] is null ? Count(finding.Value) : "fewer than five") + noun;

    /// <summary>A number of commits.</summary>
    public static string Commits(double? count) => count == 1 ? "1 commit" : $"{Count(count)} commits";

    /// <summary>How something moved: <c>commits rose 15 % (+3 % to +28 %) to 10,538</c>. Where it did not, or no change was judged, what it is.</summary>
    /// <param name="finding">Of a metric that counts or averages.</param>
    /// <param name="noun">What is counted.</param>
    /// <param name="format">How its value is written.</param>
    /// <param name="besides">What stands in the same sentence already.</param>
    public static string Moved(Finding finding, string noun, Func<double?, string> format, string besides = "")
    {
        if (finding.Change is not { } change) return $"{noun} stand at {format(finding.Value)}";
        string words = Direction.Of(finding, besides), range = $"({Wording.Change(finding["low"])} to {Wording.Change(finding["high"])})";
        if (words == "held") return $"{noun} held at {format(finding.Value)} {range}";
        if (!finding.IsChange) return $"{noun}, at {format(finding.Value)}, {words} {range}";
        return words.StartsWith("more", StringComparison.Ordinal)
            ? $"{noun} {words}, from {format(finding["before"])} to {format(finding["after"])} {range}"
            : $"{noun} {words} {Share(Math.Abs(change))} {range} to {format(finding["after"])}";
    }

    /// <summary>Names in a row: <c>a, b and c</c>.</summary>
    public static IEnumerable<Clause> Row<T>(IReadOnlyList<T> items, Func<T, Clause> say, string end)
    {
        for (int i = 0; i < items.Count; i++)
        {
            Clause clause = say(items[i]);
            yield return clause with { Text = clause.Text + (i == items.Count - 1 ? end : i == items.Count - 2 ? " and " : ", ") };
        }
    }

    /// <summary>A name, as of something it has: <c>ROCm/aiter’s</c>.</summary>
    public static string Its(string name) => name + (name.EndsWith('s') ? "’" : "’s");

    /// <summary>A label within a sentence.</summary>
    public static string Within(string title) => title.Length == 0 || (title.Length > 1 && char.IsUpper(title[1])) ? title : char.ToLowerInvariant(title[0]) + title[1..];

    /// <summary>A sentence's first letter is a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
