using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Tributary.Catalog.Work;

/// <summary>Finds the rule of a subject's tag. Safe for several threads.</summary>
internal sealed class TagIndex
{
    // Longer than any tag with its scope.
    private const int Longest = 128;

    private readonly FrozenDictionary<string, int> _rules;

    /// <summary>Indexes rules by their phrases.</summary>
    public TagIndex(ImmutableArray<WorkRule> rules)
    {
        var byTag = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < rules.Length; i++)
        {
            foreach (Phrase phrase in rules[i].Phrases) byTag.TryAdd(string.Join(' ', phrase.Words), i);
        }

        _rules = byTag.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The rule of a tag with its scope, else of the tag alone; -1: none.</summary>
    public int Find(SubjectTag tag)
    {
        Span<char> words = stackalloc char[Longest];
        FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> rules = _rules.GetAlternateLookup<ReadOnlySpan<char>>();
        int name = Append(tag.Name, words, 0, Words.Most);
        int scoped = Append(tag.Scope, words, name, most: 1);
        if (scoped > name && rules.TryGetValue(words[..scoped], out int rule)) return rule;
        return rules.TryGetValue(words[..name], out rule) ? rule : -1;
    }

    // The first words of a text, with a space between them.
    private static int Append(ReadOnlySpan<char> text, Span<char> words, int at, int most)
    {
        Span<Range> runs = stackalloc Range[Words.Most];
        foreach (Range run in runs[..Math.Min(most, Words.Runs(text, runs))])
        {
            if (at > 0) words[at++] = ' ';
            text[run].CopyTo(words[at..]);
            at += text[run].Length;
        }

        return at;
    }
}
