using Tributary.Testing.Planted;

namespace Tributary.ScaleBench.Resolving;

/// <summary>Words that are drawn with the frequencies of names: the familiar ones most, and a long tail made of syllables.</summary>
internal sealed class WordPool
{
    private readonly List<string> _words;
    private readonly HeavyTail _tail;

    /// <summary>Makes the words.</summary>
    /// <param name="frequent">The most frequent words, in order.</param>
    /// <param name="syllables">What the others are made of.</param>
    /// <param name="count">How many words there are.</param>
    /// <param name="power">How steep frequencies fall.</param>
    /// <param name="most">Of how many syllables a word is made as a rule at most.</param>
    public WordPool(string frequent, string syllables, int count, double power, int most = 3)
    {
        var random = new Random(count);
        string[] parts = syllables.Split(' ');
        _words = [.. frequent.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var known = new HashSet<string>(_words, StringComparer.Ordinal);
        while (_words.Count < count)
        {
            string word = string.Concat(Enumerable.Range(0, random.Next(Math.Min(2, most), most + 1)).Select(_ => parts[random.Next(parts.Length)]));
            // Where the short words are used up, longer ones follow.
            while (!known.Add(word)) word += parts[random.Next(parts.Length)];
            _words.Add(word);
        }

        _tail = new HeavyTail(count, power);
    }

    /// <summary>One of the words.</summary>
    public string Draw(Random random) => _words[_tail.Draw(random)];
}
