using System.Globalization;
using System.Text.RegularExpressions;

namespace Tributary.Reports.Prose;

/// <summary>A number as it stands in a text.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Value">What it says; of per cents, the share.</param>
/// <param name="Unit">How much the last digit is worth.</param>
/// <param name="IsSigned">Whether a plus or minus stands before it.</param>
internal sealed partial record Numeral(string Text, double Value, double Unit, bool IsSigned)
{
    private static readonly Dictionary<string, double> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["half"] = 0.5,
        ["twice"] = 2,
        ["thrice"] = 3,
        ["dozen"] = 12,
        ["hundred"] = 100,
        ["thousand"] = 1000,
        ["million"] = 1e6,
    };

    /// <summary>Whether it is written in words.</summary>
    public bool IsWord => !char.IsAsciiDigit(Text.Trim()[^1]) && Text.Trim()[^1] != '%';

    /// <summary>Whether a value, rounded as the number is, reads so. Without a sign, a fall by as much reads so, too.</summary>
    public bool Is(double value) => Math.Abs((IsSigned ? value : Math.Abs(value)) - (IsSigned ? Value : Math.Abs(Value))) <= (Unit / 2) + 1e-9;

    /// <summary>The numbers of a text, in digits and in words; quarters (<c>2026Q2</c>) and what is part of a name are none.</summary>
    public static IEnumerable<Numeral> In(string text)
    {
        foreach (Match match in Written().Matches(text))
        {
            string digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
            int decimals = digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Length - point - 1 : 0;
            double scale = match.Groups["percent"].Success ? 0.01 : 1;
            double sign = match.Groups["sign"].Value is "−" or "-" ? -1 : 1;
            yield return new Numeral(match.Value, sign * double.Parse(digits, CultureInfo.InvariantCulture) * scale, Math.Pow(10, -decimals) * scale, match.Groups["sign"].Success);
        }

        foreach (Match match in Word().Matches(text))
        {
            if (Words.TryGetValue(match.Value, out double value)) yield return new Numeral(match.Value, value, 1e-6, IsSigned: false);
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_./-])(?<sign>[+−-])?(?<digits>\d+(,\d{3})*(\.\d+)?)(?<percent>[\s\u00a0]?%)?(?![\p{L}\p{N}_])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_-])\p{L}+(?![\p{L}\p{N}_])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
