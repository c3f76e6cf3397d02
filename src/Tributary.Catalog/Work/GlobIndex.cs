using System.Buffers;
using System.IO.Enumeration;

namespace Tributary.Catalog.Work;

/// <summary>Finds which of some texts with stars match another: those without a star, or with one at an end, by a look-up for each length that they have. Safe for several threads.</summary>
internal sealed class GlobIndex
{
    // What FileSystemName takes for more than itself.
    private static readonly SearchValues<char> Wild = SearchValues.Create("*?\\<>\"");

    private readonly Dictionary<string, Finding> _exact;
    private readonly Affixes<Finding> _starts;
    private readonly Affixes<Finding> _ends;
    private readonly (string Part, Finding Finding)[] _parts;
    private readonly SearchValues<string> _anyPart;
    private readonly (string Pattern, string Tail, Finding Finding)[] _others;

    /// <summary>Indexes patterns.</summary>
    public GlobIndex(IEnumerable<(string Pattern, Finding Finding)> patterns)
    {
        ILookup<Shape, (string Pattern, Finding Finding)> byShape = patterns.ToLookup(it => ShapeOf(it.Pattern));
        _exact = Group(byShape[Shape.Exact], pattern => pattern);
        _starts = new Affixes<Finding>(Group(byShape[Shape.Start], pattern => pattern[..^1]));
        _ends = new Affixes<Finding>(Group(byShape[Shape.End], pattern => pattern[1..]), atEnd: true);
        _parts = byShape[Shape.Part].Select(it => (it.Pattern[1..^1], it.Finding)).ToArray();
        _anyPart = SearchValues.Create(_parts.Select(it => it.Part).ToArray(), StringComparison.OrdinalIgnoreCase);
        _others = byShape[Shape.Other].Select(it => (it.Pattern, it.Pattern[(it.Pattern.AsSpan().LastIndexOfAny(Wild) + 1)..], it.Finding)).ToArray();
    }

    private enum Shape
    {
        Exact,
        Start,
        End,
        Part,
        Other,
    }

    /// <summary>All that match a text.</summary>
    public Finding Find(ReadOnlySpan<char> text)
    {
        Finding found = _exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out Finding? more) ? more : Finding.Nothing;
        foreach (Finding finding in _starts.Of(text)) found |= finding;
        foreach (Finding finding in _ends.Of(text)) found |= finding;
        // One look for all of them: few texts have any.
        foreach ((string part, Finding finding) in text.ContainsAny(_anyPart) ? _parts : [])
        {
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase)) found |= finding;
        }

        foreach ((string pattern, string tail, Finding finding) in _others)
        {
            if (text.EndsWith(tail, StringComparison.OrdinalIgnoreCase) && FileSystemName.MatchesSimpleExpression(pattern, text)) found |= finding;
        }

        return found;
    }

    private static Shape ShapeOf(string pattern) => pattern.Count(Wild.Contains) switch
    {
        0 => Shape.Exact,
        1 when pattern.Length > 1 && pattern[^1] == '*' => Shape.Start,
        1 when pattern.Length > 1 && pattern[0] == '*' => Shape.End,
        2 when pattern is ['*', _, .., '*'] => Shape.Part,
        _ => Shape.Other,
    };

    private static Dictionary<string, Finding> Group(IEnumerable<(string Pattern, Finding Finding)> patterns, Func<string, string> key) =>
        patterns.GroupBy(it => key(it.Pattern), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Aggregate(Finding.Nothing, (all, it) => all | it.Finding), StringComparer.OrdinalIgnoreCase);
}
