using System.Collections.Frozen;

namespace Tributary.Catalog.Work;

/// <summary>Finds phrases among words, at the cost of a look-up for each word. Safe for several threads.</summary>
internal sealed class PhraseIndex
{
    private readonly FrozenDictionary<string, Candidate[]> _byFirst;
    private readonly FrozenDictionary<string, Candidate[]> _byPrefix;
    private readonly int[] _prefixLengths;

    /// <summary>Indexes phrases.</summary>
    public PhraseIndex(IEnumerable<(Phrase Phrase, Finding Finding)> phrases)
    {
        ILookup<bool, Candidate> candidates = phrases.Select(it => new Candidate(it.Phrase, it.Finding)).ToLookup(it => it.Phrase.Words[0][^1] == '*');
        _byFirst = Group(candidates[false]);
        _byPrefix = Group(candidates[true]);
        _prefixLengths = _byPrefix.Keys.Select(key => key.Length).Distinct().Order().ToArray();
    }

    /// <summary>What stands anywhere in a text, and in the parts of its words.</summary>
    public Finding Anywhere(ReadOnlySpan<char> text)
    {
        Span<Range> runs = stackalloc Range[Words.Most];
        Span<Range> parts = stackalloc Range[Words.Most];
        runs = runs[..Words.Runs(text, runs)];
        Finding found = Finding.Nothing;
        for (int i = 0; i < runs.Length; i++)
        {
            found |= At(text, runs[i..]);
            ReadOnlySpan<Range> inner = parts[..Words.Parts(text, runs[i], parts)];
            for (int j = 0; j < inner.Length; j++) found |= At(text, inner[j..]);
        }

        return found;
    }

    /// <summary>What stands at the beginning of a text.</summary>
    public Finding AtStart(ReadOnlySpan<char> text)
    {
        Span<Range> runs = stackalloc Range[Words.Most];
        return At(text, runs[..Words.Runs(text, runs)]);
    }

    private Finding At(ReadOnlySpan<char> text, ReadOnlySpan<Range> words)
    {
        if (words.IsEmpty) return Finding.Nothing;
        ReadOnlySpan<char> first = text[words[0]];
        Finding found = _byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(first, out Candidate[]? candidates) ? Try(candidates, text, words) : Finding.Nothing;
        foreach (int length in _prefixLengths)
        {
            if (length > first.Length) break;
            if (_byPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(first[..length], out candidates)) found |= Try(candidates, text, words);
        }

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

    private static FrozenDictionary<string, Candidate[]> Group(IEnumerable<Candidate> candidates) =>
        candidates.GroupBy(it => it.Phrase.Words[0].TrimEnd('*'), StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    private sealed record Candidate(Phrase Phrase, Finding Finding);
}
