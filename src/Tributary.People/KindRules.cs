using System.IO.Enumeration;

namespace Tributary.People;

/// <summary>Patterns over addresses that tell bots and coding agents from people: <c>kinds.tsv</c>.</summary>
public sealed class KindRules
{
    private readonly IReadOnlyList<(string Pattern, ContributorKind Kind)> _rules;

    private KindRules(IReadOnlyList<(string Pattern, ContributorKind Kind)> rules) => _rules = rules;

    /// <summary>The rules that come with the program.</summary>
    public static KindRules Default { get; } = ReadDefault();

    /// <summary>What an address belongs to; a person, unless a rule says otherwise.</summary>
    /// <param name="address">Normalised.</param>
    public ContributorKind KindOf(string address)
    {
        foreach ((string pattern, ContributorKind kind) in _rules)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, address, ignoreCase: false)) return kind;
        }

        return ContributorKind.Human;
    }

    /// <summary>Reads rules from lines of pattern, kind and reason, separated by tabs.</summary>
    /// <exception cref="FormatException">A line is not of that form.</exception>
    internal static KindRules Parse(IEnumerable<string> lines)
    {
        var rules = new List<(string, ContributorKind)>();
        foreach (string line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.Split('\t') is not [{ Length: > 0 } pattern, "bot" or "agent", { Length: > 0 }] fields)
                throw new FormatException($"'{line}' is not pattern, kind (bot or agent) and reason, separated by tabs");
            rules.Add((pattern, fields[1] == "bot" ? ContributorKind.Bot : ContributorKind.Agent));
        }

        return new KindRules(rules);
    }

    private static KindRules ReadDefault()
    {
        using Stream stream = typeof(KindRules).Assembly.GetManifestResourceStream("kinds.tsv")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().Split('\n'));
    }
}
