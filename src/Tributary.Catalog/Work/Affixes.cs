namespace Tributary.Catalog.Work;

/// <summary>Texts that others begin, or end, with: looked for by a look-up for each length that those with the same first, or last, letter have. Case is of no matter. Safe for several threads.</summary>
/// <typeparam name="T">What is known of a text.</typeparam>
internal sealed class Affixes<T>
{
    private const int Letters = 128;

    private readonly Dictionary<string, T> _known;
    private readonly int[][] _lengths = new int[Letters][];
    private readonly bool _atEnd;

    /// <summary>Indexes texts, none of which is empty.</summary>
    /// <param name="known">The texts, by a comparer to which case is of no matter.</param>
    /// <param name="atEnd">Whether others are to end with them; else they are to begin so.</param>
    public Affixes(Dictionary<string, T> known, bool atEnd = false)
    {
        _known = known;
        _atEnd = atEnd;
        ILookup<int, int> byLetter = _known.Keys.ToLookup(key => Place(key[atEnd ? ^1 : 0]), key => key.Length);
        Array.Fill(_lengths, []);
        foreach (IGrouping<int, int> letter in byLetter) _lengths[letter.Key] = letter.Distinct().Order().ToArray();
    }

    /// <summary>What is known of those that a text begins, or ends, with.</summary>
    public Found Of(ReadOnlySpan<char> text) => new(this, text);

    // Letters beyond ASCII share a place.
    private static int Place(char letter) => letter < Letters ? char.ToLowerInvariant(letter) : 0;

    /// <summary>One after the other.</summary>
    public ref struct Found(Affixes<T> affixes, ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly int[] _lengths = text.IsEmpty ? [] : affixes._lengths[Place(text[affixes._atEnd ? ^1 : 0])];
        private int _next;
        private T _current = default!;

        /// <summary>What is known of this one.</summary>
        public readonly T Current => _current;

        /// <summary>Goes to the next.</summary>
        public bool MoveNext()
        {
            while (_next < _lengths.Length && _lengths[_next] <= _text.Length)
            {
                int length = _lengths[_next++];
                if (affixes._known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(affixes._atEnd ? _text[^length..] : _text[..length], out T? known))
                {
                    _current = known;
                    return true;
                }
            }

            return false;
        }

        /// <summary>For <c>foreach</c>.</summary>
        public readonly Found GetEnumerator() => this;
    }
}
