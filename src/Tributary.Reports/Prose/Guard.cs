using System.Text.RegularExpressions;
using Tributary.Insights.Findings;

namespace Tributary.Reports.Prose;

/// <summary>
/// Reads a finished text again, and finds every number, direction and name of it in the evidence. It knows nothing of how the text was made: who rewords a text,
/// or mends a template, is held to the same.
/// </summary>
/// <param name="names">What has a name in the store: repositories, categories, organisations, ecosystems.</param>
internal sealed partial class Guard(IEnumerable<string> names)
{
    // Stands where something was found.
    private const string Gap = "\u0001";

    // Longest first: "Training" is part of other names.
    private readonly List<string> _names = names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).ToList();

    /// <summary>What is in a clause and not in its evidence; empty: all is.</summary>
    public IReadOnlyList<string> Check(Clause clause, bool isFirst)
    {
        ArgumentNullException.ThrowIfNull(clause);
        var wrong = new List<string>();
        CheckQuoted(clause, wrong);
        string rest = CheckNames(clause, wrong);
        CheckQuarters(ref rest, clause, wrong);
        CheckCapitals(rest, isFirst, wrong);
        double[] values = [.. clause.Evidence.SelectMany(it => it.Values.Values.Append(it.Covered).Append(it.Of)).Concat(clause.References.SelectMany(it => it.Values.Values)).Concat(ForecastSentence.Values(clause))];
        double[] defined = [.. clause.Evidence.SelectMany(ByDefinition)];
        wrong.AddRange(Numeral.In(rest).Where(number => !values.Any(number.Is) && !(number.IsWord && defined.Any(number.Is))).Select(number => $"the number '{number.Text.Trim()}'"));
        CheckDirections(rest, clause, wrong);
        wrong.AddRange(ForecastSentence.Wrong(clause));
        return wrong;
    }

    /// <summary>Checks all sentences of some sections.</summary>
    /// <exception cref="EditionException">Something is not in the evidence; each is named with its sentence.</exception>
    public void Check(IEnumerable<Section> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        List<string> wrong =
        [
            .. from section in sections
               from sentence in section.Sentences
               from it in sentence.Clauses.Select((clause, place) => Check(clause, place == 0))
               where it.Count > 0
               select $"{string.Join(", ", it)} in '{sentence.Text}' ({section.Title})",
        ];
        if (wrong.Count > 0) throw new EditionException($"The edition says what its findings don't: {string.Join("; ", wrong)}.");
    }

    // "Half of the commits" is what a contributor absence factor is about; what is written in digits was measured.
    private static IEnumerable<double> ByDefinition(Finding finding) => finding.Metric.Parameters.Values.Select(value => (double)value).Concat(Numeral.In(finding.Metric.Definition).Select(number => number.Value));

    // Names are taken out: their digits and capitals are no figures.
    private string CheckNames(Clause clause, List<string> wrong)
    {
        HashSet<string> told = clause.Evidence.SelectMany(NamesOf).Concat(clause.References.SelectMany(it => it.Names)).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        string rest = clause.Text;
        foreach (string name in told.Concat(_names).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal))
        {
            if (Without(rest, name, StringComparison.Ordinal) is not { } without) continue;
            if (!told.Contains(name)) wrong.Add($"the name '{name}'");
            rest = without;
        }

        return rest;
    }

    // What stands in quotes is a term or a path, as a finding has it, or the title of what was recorded.
    private static void CheckQuoted(Clause clause, List<string> wrong) => wrong.AddRange(Quoted().Matches(clause.Text)
        .Select(match => match.Groups["text"].Value).Where(text => !clause.Evidence.SelectMany(it => it.NameTitles).Concat(clause.References.SelectMany(it => it.Names)).Contains(text, StringComparer.Ordinal)).Select(text => $"the term '{text}'"));

    private static void CheckQuarters(ref string rest, Clause clause, List<string> wrong)
    {
        foreach (Match match in Quarter().Matches(rest))
        {
            if (!clause.Evidence.Any(it => it.Period.Name == match.Value || it.Period.Previous.Name == match.Value) && !clause.References.Any(it => it.Quarters.Contains(match.Value, StringComparer.Ordinal))) wrong.Add($"the quarter {match.Value}");
        }

        rest = Quarter().Replace(rest, Gap);
    }

    private static void CheckCapitals(string rest, bool isFirst, List<string> wrong)
    {
        foreach (Match match in Capital().Matches(rest))
        {
            if (!isFirst || rest[..match.Index].Trim().Length > 0) wrong.Add($"the name '{match.Value}'");
        }
    }

    private static void CheckDirections(string rest, Clause clause, List<string> wrong)
    {
        foreach (Direction direction in Direction.All.OrderByDescending(it => it.Words.Length))
        {
            if (Without(rest, direction.Words, StringComparison.OrdinalIgnoreCase) is not { } without) continue;
            if (!clause.Evidence.Any(direction.Fits)) wrong.Add($"the direction '{direction.Words}'");
            rest = without;
        }

        wrong.AddRange(Direction.Unbound.Where(word => Without(rest, word, StringComparison.OrdinalIgnoreCase) is not null).Select(word => $"the direction '{word}'"));
    }

    /// <summary>The names that a clause with a finding may say.</summary>
    public static IEnumerable<string> NamesOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.NameTitles.Concat(finding.NameTitles.Where(title => title.Length > 0).Select(Phrasing.Within)).Concat(finding.Names).Concat(finding.RestrictionTitles).Concat(finding.RestrictionTitles.Select(Phrasing.Within)).Concat(finding.AgainstTitle is { } against ? [against] : []).Append(finding.Title).Append(Phrasing.Within(finding.Title)).Append(finding.Scope);
    }

    // The text without some words, wherever they stand as words; null: they don't.
    private static string? Without(string text, string words, StringComparison comparison)
    {
        string rest = text;
        for (int at = rest.IndexOf(words, comparison); at >= 0; at = rest.IndexOf(words, at + 1, comparison))
        {
            if (IsOfWord(rest, at - 1) || IsOfWord(rest, at + words.Length)) continue;
            rest = $"{rest[..at]}{Gap}{rest[(at + words.Length)..]}";
        }

        return rest == text ? null : rest;
    }

    private static bool IsOfWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '/');

    [GeneratedRegex("“(?<text>[^”]*)”", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b\d{4}Q[1-4]\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[\p{L}\p{N}_./-]*\p{Lu}[\p{L}\p{N}_./-]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capital();
}
