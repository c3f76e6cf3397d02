namespace Tributary.Testing.Planted;

/// <summary>Names of people of which no two are alike, and none is so frequent that it tells nothing.</summary>
internal static class PlantedNames
{
    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aeiou";
    private const int GivenNames = 300;
    private const int Syllables = 70;
    private const int FamilySyllables = 4;

    /// <summary>A given name, lower case: one of three hundred.</summary>
    public static string GivenOf(int person) => Word((long)(Chance.Mix(0, "given", person) % GivenNames) * 1_143, 3);

    /// <summary>A family name, lower case, that no other person has.</summary>
    // The factor shares no divisor with 70 to the fourth, so that a number's name comes again only after 24 million others.
    public static string FamilyOf(int person) => Word(((person * 7_368_787L) + 1_299_709) % (Syllables * Syllables * Syllables * Syllables), FamilySyllables);

    /// <summary>With a capital letter.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    // All words of so many syllables are of one length, so that two names written together can't read as two others.
    private static string Word(long number, int syllables) => string.Create(2 * syllables, number, (letters, left) =>
    {
        for (int i = 0; i < letters.Length; i += 2)
        {
            letters[i] = Consonants[(int)(left / Vowels.Length % Consonants.Length)];
            letters[i + 1] = Vowels[(int)(left % Vowels.Length)];
            left /= Syllables;
        }
    });
}
