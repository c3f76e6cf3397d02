using Tributary.Model;
using Tributary.People.Kinds;

namespace Tributary.People.Assistance;

/// <summary>Tells from a commit's author, trailers and marks whether it declares a coding agent's part: <c>marks.tsv</c>. Safe for use by several threads.</summary>
public sealed class MarkRules
{
    private const string AiderSuffix = " (aider)";
    private const string UntickedBox = "[ ]";

    private readonly KindRules _kinds;
    private readonly List<(string Prefix, string Agent)> _links = [];
    private readonly Dictionary<string, string> _sessionKeys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namingKeys = new(StringComparer.Ordinal);
    private readonly AgentNames _names = new();

    private MarkRules(KindRules kinds, IEnumerable<string> lines)
    {
        _kinds = kinds;
        foreach (string line in lines.Where(line => line.Length > 0 && line[0] != '#')) Add(line);
    }

    /// <summary>The rules that come with the program.</summary>
    public static MarkRules Default { get; } = ReadDefault();

    /// <summary>Keys of trailers that may hold a mark, lower case, apart from links, of which any may. For choosing what to look at.</summary>
    public IEnumerable<string> Keys => _sessionKeys.Keys.Concat(_namingKeys);

    /// <summary>The mark of a commit by this author; null: a person, or a bot that is no agent.</summary>
    public Mark? OfAuthor(Signature author) => _kinds.Of(author) switch
    {
        { Is: ContributorKind.Agent, Account: { } agent } => new Mark(agent, MarkKind.Author),
        { Is: ContributorKind.Reviewer, Account: { } reviewer } => new Mark(reviewer, MarkKind.Review),
        // With this setting aider adds itself to the person's name.
        { Is: ContributorKind.Human } when author.Name.TrimEnd().EndsWith(AiderSuffix, StringComparison.OrdinalIgnoreCase) => new Mark("aider", MarkKind.Author),
        _ => null,
    };

    /// <summary>The mark of a commit that names this co-author; null: there is none. What counts is the address: people are called Claude.</summary>
    public Mark? OfCoAuthor(Signature coAuthor) => _kinds.Of(coAuthor) switch
    {
        { Is: ContributorKind.Agent, Account: { } agent } => new Mark(agent, MarkKind.CoAuthor),
        { Is: ContributorKind.Reviewer, Account: { } reviewer } => new Mark(reviewer, MarkKind.Review),
        _ => null,
    };

    /// <summary>The mark that a line of a message is; null: it is none.</summary>
    /// <param name="key">A trailer's key, lower case; null or empty: a line that is no trailer.</param>
    /// <param name="value">The trailer's value, or the line.</param>
    public Mark? OfLine(string? key, string value)
    {
        if (value.Contains(UntickedBox, StringComparison.Ordinal)) return null;
        if (Session(value) is { } agent) return new Mark(agent, MarkKind.Session);
        if (string.IsNullOrEmpty(key)) return _names.After(AgentNames.Making(value)) is { } maker ? new Mark(maker, MarkKind.Line) : null;
        if (_sessionKeys.TryGetValue(key, out string? sessionOf)) return value.Length > 0 ? new Mark(sessionOf, MarkKind.Session) : null;
        if (!_namingKeys.Contains(key)) return null;
        return (SignatureIn(value) is { } signature ? NamedBy(signature) : _names.After(value)) is { } named ? new Mark(named, MarkKind.Trailer) : null;
    }

    private string? NamedBy(Signature signature) => _kinds.Of(signature) is { Is: ContributorKind.Agent, Account: var agent } ? agent : null;

    private string? Session(string value)
    {
        if (!value.StartsWith("http", StringComparison.Ordinal)) return null;
        int host = value.IndexOf("://", StringComparison.Ordinal) + 3;
        return host < 3 ? null : _links.Find(link => value.AsSpan(host).StartsWith(link.Prefix, StringComparison.OrdinalIgnoreCase)).Agent;
    }

    private static Signature? SignatureIn(string value)
    {
        int open = value.LastIndexOf('<');
        return open >= 0 && value.EndsWith('>') ? new Signature(value[..open].Trim(), value[(open + 1)..^1]) : null;
    }

    private void Add(string line)
    {
        if (line.Split('\t') is not [var form, { Length: > 0 } text, { Length: > 0 } agent, { Length: > 0 }])
            throw new FormatException($"'{line}' is not form, text, agent and reason, separated by tabs");
        switch (form)
        {
            case "link": _links.Add((text, agent)); break;
            case "session": _sessionKeys.Add(text, agent); break;
            case "naming": _ = _namingKeys.Add(text); break;
            case "name": _names.Add(text, agent); break;
            default: throw new FormatException($"'{line}' begins with none of link, session, naming, name");
        }
    }

    private static MarkRules ReadDefault()
    {
        using Stream stream = typeof(MarkRules).Assembly.GetManifestResourceStream("marks.tsv")!;
        using var reader = new StreamReader(stream);
        return new MarkRules(KindRules.Default, reader.ReadToEnd().Split('\n'));
    }
}
