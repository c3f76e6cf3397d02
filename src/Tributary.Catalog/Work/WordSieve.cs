namespace Tributary.Catalog.Work;

/// <summary>Tells words that are none of a list's, by their first two letters and their length: nearly all of them, sooner than a look-up would.</summary>
internal sealed class WordSieve
{
    // Five bits of a letter: a to z are told apart, in either case.
    private const int Letter = 31;
    private const int Letters = Letter + 1;

    // Those that begin with the same two letters, a bit for each of their lengths; the last bit for all longer ones.
    private readonly uint[] _lengths = new uint[Letters * Letters];

    /// <summary>Lets a word pass.</summary>
    public void Add(string word) => _lengths[Place(word)] |= Length(word.Length);

    /// <summary>Lets all words pass that begin so.</summary>
    public void AddPrefix(string prefix)
    {
        uint asLong = ~(Length(prefix.Length) - 1);
        if (prefix.Length > 1) _lengths[Place(prefix)] |= asLong;
        else for (int second = 0; second < Letters; second++) _lengths[(Place(prefix) & ~Letter) | second] |= asLong;
    }

    /// <summary>Whether a word may be one of those; if not, it is none.</summary>
    public bool MayPass(ReadOnlySpan<char> word) => (_lengths[Place(word)] & Length(word.Length)) != 0;

    private static int Place(ReadOnlySpan<char> word) => ((word[0] & Letter) * Letters) | (word.Length > 1 ? word[1] & Letter : 0);

    private static uint Length(int length) => 1u << Math.Min(length, Letter);
}
