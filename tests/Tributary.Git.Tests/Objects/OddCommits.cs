using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tributary.Git.Tests.Objects;

/// <summary>Commit objects as no git writes them, mostly a little beside what one does; bytes are kept one a character.</summary>
internal sealed partial class OddCommits(int seed, int idLength)
{
    private const string Person = "Ada Example <ada@example.com> 1775000000 +0530";

    private static readonly string[] Names = ["Ada Example", "", " ", "  Ada ", "A\tB", "A < B", "\u00c3\u00bc", "\u00ff", "A>B", "A\r", "A\v", "A \f ", "A\0B"];
    private static readonly string[] Opens = [" <", "<", "", " << ", "\t<", " \v<"];
    private static readonly string[] Addresses = ["ada@example.com", "", " a@b ", "a>b", "a<b", "<", ">"];
    private static readonly string[] Closes = ["> ", ">", "", ">> ", "> x> ", ">\t ", ">\r", ">\v", "> > "];
    private static readonly string[] Dates = ["0", "1", "-1", "", "+5", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "99999999999999999999999", "-18446744073709551615", "- 5", "1e5", "0x7f", "1\0002", "00000000000000000000000012"];
    private static readonly string[] Gaps = [" ", "", "  ", "\t", "\r", "\v", "\0", " \n "];
    private static readonly string[] Offsets = ["+0000", "-0000", "+0530", "-1245", "+00530", "+53", "+", "-", "", "+-100", "UTC", "+2147483646", "+2147483647", "-2147483647", "-2147483648", "+99999999999999999999999", "-9223372036854775808"];
    private static readonly string[] Ends = ["", " ", " x", ">", "\r", "> 5 +0100"];
    private static readonly string[] LineEnds = ["\r\n", "\0", "", "\n\n", "\0\n", "\0\0"];
    private static readonly string[] Encodings = ["UTF-8", "utf8", "Utf-8", "UTF--8", "UTF-8 ", " UTF-8", "UTF-8\r", "UTF", "", "ISO-8859-1", "no-such-thing", "utf-8x"];
    private static readonly string[] Texts = ["Subject", "a line", "", "", " ", "\t \r", "\v", "  indented", "trailing \t ", "carriage return\r", "\u00c3\u00bc", "\u00ff\u00fe", "N\0UL", "\0", "author Ada <a@b> 1 +0000", "Co-authored-by: Bea <bea@example.com>", "f\f"];
    private static readonly string[] Others =
    [
        "gpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n author Signed <s@example.com> 5 +0500\n -----END PGP SIGNATURE-----",
        "mergetag object 1111111111111111111111111111111111111111\n type commit\n tag t\n tagger T <t@example.com> 1 +0000\n \n encoding ISO-8859-1\n text",
        "gpgsig x\n \n\tauthor Tab <t@example.com> 5 +0500", "HG:extra source:author x", "author", "authors Ada <a@b> 1 +0000", "Author Ada <a@b> 1 +0000", "committer", "encoding", "encodings x", " author Ada <a@b> 1 +0000", "parent ", "tree ",
    ];

    private readonly Random _random = new(seed);

    /// <summary>So many, no two of them the same.</summary>
    public IEnumerable<byte[]> Take(int count) =>
        Endless().Where(text => !IsUndefined(text)).Distinct(StringComparer.Ordinal).Take(count).Select(Encoding.Latin1.GetBytes);

    /// <summary>Whether git reads beyond the object's end to say what it is: no answer of its is to be had.</summary>
    private static bool IsUndefined(string text) => !HeaderEnd().IsMatch(text) || ConvertedHeader().IsMatch(text);

    // Lines end at a NUL too; where the last one ends at neither, git takes the NUL beyond the object's end for one and goes on after it.
    [GeneratedRegex(@"[\n\0][\n\0]|[\n\0]\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeaderEnd();

    // An encoding line that says UTF-8 is taken out of a copy, which ends at the first NUL: all is well unless that ends a header.
    [GeneratedRegex(@"\A([^\n\0]+\n)*?encoding utf-?8(\n([^\n\0]+\n)*[^\n\0]+)?\0", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConvertedHeader();

    private IEnumerable<string> Endless()
    {
        while (true)
        {
            string commit = Commit();
            yield return Rarely(5) ? Damage(commit) : commit;
        }
    }

    private string Commit()
    {
        var text = new StringBuilder();
        text.Append(Rarely(50) ? Pick("", "tree\n", $"tree  {Id()}\n", $"tree {Id()[1..]}\n", $"tree {Id()}", $"tree {Id().ToUpperInvariant()}\n", $"parent {Id()}\n") : $"tree {Id()}\n");
        for (int parents = _random.Next(4); parents > 0; parents--)
            text.Append(Rarely(60) ? Pick("parent\n", $"parent {Id()[1..]}\n", $"parent {Id()}", $"parent {Id()} \n", $"parent  {Id()}\n", $"parent {Id()[1..]}g\n", "parent ") : $"parent {(Rarely(10) ? Id().ToUpperInvariant() : Id())}\n");
        foreach (string header in Headers()) text.Append(header).Append(Rarely(30) ? Pick(LineEnds) : "\n");
        if (!Rarely(15)) text.Append('\n');
        if (!Rarely(15)) text.Append(Message());
        return text.ToString();
    }

    private List<string> Headers()
    {
        var headers = new List<string>();
        if (!Rarely(15)) headers.Add("author " + Signature());
        if (!Rarely(15)) headers.Add("committer " + Signature());
        if (Rarely(12)) headers.Insert(_random.Next(headers.Count + 1), "author " + Signature());
        if (Rarely(12)) headers.Insert(_random.Next(headers.Count + 1), "committer " + Signature());
        if (Rarely(4)) headers.Insert(Place(headers), Pick(Others));
        if (Rarely(8)) headers.Insert(Place(headers), "encoding " + Pick(Encodings));
        if (Rarely(40)) headers.Insert(_random.Next(headers.Count + 1), "encoding " + Pick(Encodings));
        return headers;
    }

    private int Place(List<string> headers) => Rarely(4) ? _random.Next(headers.Count + 1) : headers.Count;

    private string Signature()
    {
        if (Rarely(3)) return Person;
        string signature = Odd(Names) + Odd(Opens) + Odd(Addresses) + Odd(Closes) + (Rarely(4) ? Pick(Dates) : Digits(Rarely(3) ? 22 : 10)) + Odd(Gaps);
        return signature + (Rarely(2) ? Pick(Offsets) : Pick("+", "-") + (Rarely(3) ? Digits(12) : Digits(4))) + (Rarely(5) ? Pick(Ends) : "");
    }

    private string Message() =>
        Rarely(4) ? "Subject\n\nBody\n" : string.Join(Rarely(10) ? "\r\n" : "\n", Enumerable.Range(0, _random.Next(9)).Select(_ => Pick(Texts))) + (Rarely(3) ? "" : "\n");

    private string Damage(string commit)
    {
        int at = _random.Next(commit.Length + 1);
        return Pick(commit[..at], commit.Insert(at, Pick("\n", "\0", " ", "<", ">", "\r", "0", "\u00ff")), commit.Remove(at, Math.Min(1 + _random.Next(8), commit.Length - at)));
    }

    private string Digits(int most) => string.Concat(Enumerable.Range(0, Rarely(3) ? _random.Next(most + 1) : most).Select(_ => _random.Next(10).ToString(CultureInfo.InvariantCulture)));

    private string Id() => string.Concat(Enumerable.Repeat("0123456789abcdef", 2 * idLength).Select(digits => digits[_random.Next(16)]));

    // The first of them is the usual one.
    private string Odd(string[] of) => Rarely(5) ? Pick(of) : of[0];

    private string Pick(params string[] of) => of[_random.Next(of.Length)];

    private bool Rarely(int onceIn) => _random.Next(onceIn) == 0;
}
