using System.Collections.Immutable;
using Tributary.Yaml;

namespace Tributary.Catalog.Work;

/// <summary>Reads what the rule files have in common: labels, rules, patterns, phrases, and the repositories that a rule is for.</summary>
/// <param name="folder">The catalog's: files are named below it.</param>
/// <param name="categories">The catalog's.</param>
/// <param name="repositories">The catalog's.</param>
internal sealed class RuleEntries(string folder, IReadOnlyList<Category> categories, IReadOnlyList<CatalogRepository> repositories)
{
    private static readonly (string Key, PathPatternKind Kind)[] PatternKeys =
    [
        ("extensions", PathPatternKind.Extension),
        ("names", PathPatternKind.Name),
        ("folders", PathPatternKind.Folder),
        ("words", PathPatternKind.Word),
        ("paths", PathPatternKind.Path),
    ];

    /// <summary>Reads the labels of a list, each under a name that no other has.</summary>
    /// <param name="list">The list; null: it is missing, which is noted already.</param>
    /// <param name="taken">The names that are taken, and by what; gets those of the list.</param>
    /// <param name="read">Makes a label of an entry, its name and its title.</param>
    public static ImmutableArray<T> Labels<T>(YamlEntry? list, Dictionary<string, string> taken, Func<YamlEntry, string, string, T> read) where T : WorkLabel
    {
        ImmutableArray<T>.Builder labels = ImmutableArray.CreateBuilder<T>();
        foreach (YamlEntry entry in list?.Items() ?? [])
        {
            YamlEntry? idEntry = entry.Required("id");
            string id = CatalogReader.ReadShortName(idEntry);
            T label = read(entry, id, entry.Required("title")?.Text() ?? "");
            if (id.Length == 0) continue;
            if (!taken.TryAdd(id, $"line {idEntry!.Line}")) idEntry.Problem($"'{id}' is taken already, {taken[id]}; give this another name");
            else labels.Add(label);
        }

        return labels.ToImmutable();
    }

    /// <summary>The label that a key's value names; null where it names none, which is noted.</summary>
    public static T? Named<T>(YamlEntry? entry, ImmutableArray<T> labels) where T : WorkLabel
    {
        if (entry?.Text() is not { } id) return null;
        T? label = labels.FirstOrDefault(it => it.Id == id);
        if (label is null) entry.Problem($"'{id}' is none of {string.Join(", ", labels.Select(it => it.Id))}; use one of these, or add it to the list above");
        return label;
    }

    /// <summary>The labels that a list names.</summary>
    public static ImmutableArray<T> AllNamed<T>(YamlEntry? list, ImmutableArray<T> labels) where T : WorkLabel =>
        [.. (list?.Items() ?? []).Select(entry => Named(entry, labels)).OfType<T>()];

    /// <summary>Reads the rules of a list: patterns of paths, phrases of subjects, or both.</summary>
    /// <param name="list">The list; null: there is none.</param>
    /// <param name="key">What names the label: <c>area</c>.</param>
    /// <param name="labels">What it can name.</param>
    public ImmutableArray<WorkRule> Rules<T>(YamlEntry? list, string key, ImmutableArray<T> labels) where T : WorkLabel => Read(list, entry =>
    {
        entry.AllowOnly([key, "in", "not_in", .. PatternKeys.Select(it => it.Key), "subjects", "tags"]);
        WorkRule? rule = Rule(entry, key, labels);
        ImmutableArray<PathPattern> patterns = [.. PatternKeys.SelectMany(it => Texts(entry.Optional(it.Key)).Select(text => Pattern(text.Entry, it.Kind, text.Text))).OfType<PathPattern>()];
        ImmutableArray<Phrase> phrases = Phrases(entry.Optional("subjects"));
        ImmutableArray<Phrase> tags = Phrases(entry.Optional("tags"));
        if (patterns.IsEmpty && phrases.IsEmpty && tags.IsEmpty) entry.Problem($"the rule says nothing; add {string.Join(", ", PatternKeys.Select(it => it.Key))}, subjects or tags");
        return rule is null ? null : rule with { Patterns = patterns, Phrases = phrases, Tags = tags };
    });

    /// <summary>Reads the rules of a list that have phrases alone.</summary>
    public ImmutableArray<WorkRule> PhraseRules(YamlEntry? list, ImmutableArray<WorkKind> kinds) => Read(list, entry =>
    {
        entry.AllowOnly("kind", "phrases");
        return Rule(entry, "kind", kinds) is { } rule ? rule with { Phrases = Phrases(entry.Required("phrases")) } : null;
    });

    /// <summary>Reads a list of what is so unless something else tells, each for some repositories.</summary>
    public ImmutableArray<WorkRule> Defaults<T>(YamlEntry? list, string key, ImmutableArray<T> labels) where T : WorkLabel => Read(list, entry =>
    {
        entry.AllowOnly(key, "in", "not_in");
        entry.Required("in");
        return Rule(entry, key, labels);
    });

    /// <summary>Reads which repositories a list names.</summary>
    public RepositoryFilter? Filter(YamlEntry? list)
    {
        if (list is null) return null;
        ImmutableArray<string>.Builder terms = ImmutableArray.CreateBuilder<string>();
        foreach ((YamlEntry entry, string text) in Texts(list))
        {
            var term = new RepositoryFilter([text]);
            if (repositories.Any(term.Covers) || categories.Any(category => RepositoryFilter.Category + category.Id == text)) terms.Add(text);
            else entry.Problem($"'{text}' is no repository of the catalog; write owner/name, owner/*, category:id or vendor:id of one that is");
        }

        return new RepositoryFilter(terms.ToImmutable());
    }

    /// <summary>Where an entry stands, as rules are named.</summary>
    public RuleSource SourceOf(YamlEntry entry) => new(Path.GetRelativePath(folder, entry.File).Replace('\\', '/'), entry.Line);

    private static ImmutableArray<WorkRule> Read(YamlEntry? list, Func<YamlEntry, WorkRule?> read) => [.. (list?.Items() ?? []).Select(read).OfType<WorkRule>()];

    private WorkRule? Rule<T>(YamlEntry entry, string key, ImmutableArray<T> labels) where T : WorkLabel
    {
        RepositoryFilter? into = Filter(entry.Optional("in"));
        RepositoryFilter not = Filter(entry.Optional("not_in")) ?? RepositoryFilter.None;
        return Named(entry.Required(key), labels) is { } label ? new WorkRule { Label = label, Source = SourceOf(entry), In = into, NotIn = not } : null;
    }

    private static PathPattern? Pattern(YamlEntry entry, PathPatternKind kind, string text)
    {
        string? problem = kind switch
        {
            PathPatternKind.Extension when text.AsSpan().ContainsAny('.', '/', '*') => "is no extension; write it without a point: cu",
            PathPatternKind.Name when text.Contains('/', StringComparison.Ordinal) => "is no file's name; write paths under 'paths'",
            PathPatternKind.Folder when text.Contains('*', StringComparison.Ordinal) || text.StartsWith('/') || text.EndsWith('/') => "is no folder; write its name, or several joined by '/', without a star",
            PathPatternKind.Word when Phrase.Parse(text) is null => NoPhrase,
            _ => null,
        };
        if (problem is null) return new PathPattern(kind, text);
        entry.Problem($"'{text}' {problem}");
        return null;
    }

    private const string NoPhrase = "is no phrase; write words of letters and digits, '*' only at a word's end, '...' only between words, at most twice";

    private static ImmutableArray<Phrase> Phrases(YamlEntry? list)
    {
        ImmutableArray<Phrase>.Builder phrases = ImmutableArray.CreateBuilder<Phrase>();
        foreach ((YamlEntry entry, string text) in Texts(list))
        {
            if (Phrase.Parse(text) is { } phrase) phrases.Add(phrase);
            else entry.Problem($"'{text}' {NoPhrase}");
        }

        return phrases.ToImmutable();
    }

    private static IEnumerable<(YamlEntry Entry, string Text)> Texts(YamlEntry? list)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (YamlEntry entry in list?.Items() ?? [])
        {
            if (entry.Text() is not { } text) continue;
            if (seen.Add(text)) yield return (entry, text);
            else entry.Problem($"'{text}' is listed twice; remove one");
        }
    }
}
