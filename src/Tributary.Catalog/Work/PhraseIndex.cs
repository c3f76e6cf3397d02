namespace Tributary.Catalog.Work;

/// <summary>Finds phrases among words, at the cost of a look-up for each word. Safe for several threads.</summary>
internal sealed class PhraseIndex
{
    private readonly Dictionary<string, Candidate[]> _byFirst;
    private readonly Affixes<Candidate[]> _byPrefix;
    private readonly WordSieve _first = new();
    private readonly bool _isProse;

    /// <summary>Indexes phrases.</summary>
    /// <param name="phrases">They and what they tell.</param>
    /// <param name="isProse">Looks for words of sentences: what stands within a name of the code is none.</param>
    public PhraseIndex(IEnumerable<(Phrase Phrase, Finding Finding)> phrases, bool isProse = false)
    {
        _isProse = isProse;
        ILookup<bool, Candidate> candidates = phrases.Select(it => new Candidate(it.Phrase, it.Finding)).ToLookup(it => it.Phrase.Words[0][^1] == '*');
        _byFirst = Group(candidates[false]);
        Dictionary<string, Candidate[]> byPrefix = Group(candidates[true]);
        _byPrefix = new Affixes<Candidate[]>(byPrefix);
        foreach (string word in _byFirst.Keys) _first.Add(word);
        foreach (string prefix in byPrefix.Keys) _first.AddPrefix(prefix);
    }

    /// <summary>What stands anywhere in a text, and in the parts of its words.</summary>
    public Finding Anywhere(ReadOnlySpan<char> text)
    {
        Span<Range> runs = stackalloc Range[Words.Most];
        Span<Range> parts = stackalloc Range[Words.Most];
        runs = runs[..Words.Runs(text, runs, _isProse)];
        Finding found = Finding.Nothing;
        for (int i = 0; i < runs.Length; i++)
        {
            found |= At(text, runs[i..]);
            if (_isProse) continue;
            ReadOnlySpan<char> run = text[runs[i]];
            ReadOnlySpan<Range> inner = parts[..Words.Parts(run, parts)];
            for (int j = 0; j < inner.Length; j++) found |= At(run, inner[j..]);
        }

        return found;
    }

    /// <summary>What stands at the beginning of a text.</summary>
    public Finding AtStart(ReadOnlySpan<char> text)
    {
        Span<Range> runs = stackalloc Range[Words.Most];
        return At(text, runs[..Words.Runs(text, runs, _isProse)]);
    }

    private Finding At(ReadOnlySpan<char> text, ReadOnlySpan<Range> words)
    {
        if (words.IsEmpty) return Finding.Nothing;
        ReadOnlySpan<char> first = text[words[0]];
        if (!_first.MayPass(first)) return Finding.Nothing;
        Finding found = _byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(first, out Candidate[]? candidates) ? Try(candidates, text, words) : Finding.Nothing;
        foreach (Candidate[] begun in _byPrefix.Of(first)) found |= Try(begun, text, words);
        return found;
    }

    private static Finding Try(Candidate[] candidates, ReadOnlySpan<char> text, ReadOnlySpan<Range> words)
    {
        Finding found = Finding.Nothing;
        foreach (Candidate candidate in candidates)
        {
            if (candidate.Phrase.Words.Length == 1 || candidate.Phrase.IsAt(text, words)) found |= candidate.Finding;
        }

        return found;
    }

    private static Dictionary<string, Candidate[]> Group(IEnumerable<Candidate> candidates) =>
        candidates.GroupBy(it => it.Phrase.Words[0].TrimEnd('*'), StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    private sealed record Candidate(Phrase Phrase, Finding Finding);
}
