using System.Collections.Frozen;

namespace Tributary.Reports.Rewording;

/// <summary>Which words mean what to who rewords a sentence.</summary>
internal static class Vocabulary
{
    // What is counted, and numbers in words: their order says which number is whose.
    private static readonly FrozenSet<string> Facts = Words("""
        commit commits contributor contributors people person persons repository repositories organisation organisations project projects category categories week weeks month months year years quarter quarters
        file files folder folders path paths touches newcomer newcomers builder builders regular regulars experimenter experimenters features fixes tests documentation
        one two three four five six seven eight nine ten eleven twelve thirteen half third twice thrice dozen hundred thousand million
        """);

    // What a rewording may bring along: words that state nothing.
    private static readonly FrozenSet<string> Plain = Words("""
        a an the this that these those it its they their them there here which who whom whose what when where while as and or but also too then so with within in into on at by to from of for over among amongst between across through during
        against is are was were be been being has have had having do does did came come comes stand stands stood make makes made take takes took taken see sees saw seen show shows showed shown
        count counts counted account accounts accounted number numbered total totals totalled reach reaches reached range ranges ranged ranging likewise respectively meanwhile compared comparison namely
        """);

    // Before a number or name they are part of what it states: from 4 to 7 is not to 4 from 7.
    private static readonly FrozenSet<string> Prepositions = Words("from to of by against than between before after into over among");

    /// <summary>Whether a word belongs to the number or name behind it.</summary>
    public static bool IsPreposition(string word) => Prepositions.Contains(word);

    /// <summary>Whether a word is one of the facts that keep their place.</summary>
    public static bool IsFact(string word) => Facts.Contains(word);

    /// <summary>Whether a word states nothing, and may come and go.</summary>
    public static bool IsPlain(string word) => Plain.Contains(word);

    private static FrozenSet<string> Words(string words) => words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
