using System.Buffers;
using Tributary.Model;

namespace Tributary.People.Kinds;

/// <summary>
/// Tells bots, group accounts, coding agents and review bots from people by a signature's name and address: <c>kinds.tsv</c>, where each rule has its
/// reason. An address is strong evidence; a name alone counts only in forms that no person has. Safe for use by several threads.
/// </summary>
public sealed class KindRules
{
    private readonly Dictionary<string, List<KindRule>> _byAddress = new(StringComparer.Ordinal);
    private readonly List<KindRule> _patterns = [];
    private readonly SearchValues<string> _needed;

    private KindRules(IEnumerable<KindRule> rules)
    {
        foreach (KindRule rule in rules)
        {
            if (!rule.NamesOneAddress) _patterns.Add(rule);
            else if (_byAddress.TryGetValue(rule.Address, out List<KindRule>? others)) others.Add(rule);
            else _byAddress.Add(rule.Address, [rule]);
        }

        _needed = SearchValues.Create([.. _patterns.Select(rule => rule.Needs).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);
    }

    /// <summary>The rules that come with the program.</summary>
    public static KindRules Default { get; } = ReadDefault();

    /// <summary>What is behind a signature: the first rule that names its address, else the first whose patterns fit it, else a person.</summary>
    public Kind Of(Signature signature)
    {
        string name = signature.Name.Trim().ToLowerInvariant(), written = signature.Address.Trim().ToLowerInvariant();
        string address = AddressForm.WithoutGitHubNumber(written);
        KindRule? rule = ByAddress(written, name) ?? (address.Length == written.Length ? null : ByAddress(address, name)) ?? ByPattern(name, address);
        return rule is null ? Kind.Human : new Kind(rule.Kind, rule.AccountOf(name, address), rule.Reason);
    }

    /// <summary>Reads rules from lines; those that begin with '#' are for the reader.</summary>
    /// <exception cref="FormatException">A line is not of <see cref="KindRule.Parse"/>'s form.</exception>
    internal static KindRules Parse(IEnumerable<string> lines) => new(lines.Where(line => line.Length > 0 && line[0] != '#').Select(KindRule.Parse));

    private KindRule? ByAddress(string address, string name) =>
        _byAddress.TryGetValue(address, out List<KindRule>? rules) ? rules.Find(rule => rule.Fits(name, rule.Address)) : null;

    // Nearly all signatures are people's and hold none of the texts that a rule needs: one search says so.
    private KindRule? ByPattern(string name, string address) =>
        name.AsSpan().ContainsAny(_needed) || address.AsSpan().ContainsAny(_needed) ? _patterns.Find(rule => rule.Fits(name, address)) : null;

    private static KindRules ReadDefault()
    {
        using Stream stream = typeof(KindRules).Assembly.GetManifestResourceStream("kinds.tsv")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().Split('\n'));
    }
}
