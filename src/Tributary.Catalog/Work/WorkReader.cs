using System.Collections.Immutable;
using System.Security.Cryptography;
using Tributary.Yaml;

namespace Tributary.Catalog.Work;

/// <summary>Reads and checks a catalog's rules of what commits are about: areas.yaml, kinds.yaml, ecosystems.yaml and layers.yaml of its folder <c>work</c>.</summary>
internal sealed class WorkReader
{
    /// <summary>The folder, below the catalog's.</summary>
    public const string Folder = "work";

    // A finding has a bit for each.
    private const int MostEcosystems = 64;

    private static readonly string[] Files = ["areas.yaml", "kinds.yaml", "ecosystems.yaml", "layers.yaml"];

    // Kinds of contributors, which 'kind:' names in a scope, too.
    private static readonly string[] ContributorKinds = ["address", "human", "bot", "group", "agent", "reviewer"];

    private readonly string _folder;
    private readonly YamlProblems _problems;
    private readonly RuleEntries _entries;

    private WorkReader(string catalog, YamlProblems problems, IReadOnlyList<Category> categories, IReadOnlyList<CatalogRepository> repositories)
    {
        _folder = Path.Combine(catalog, Folder);
        _problems = problems;
        _entries = new RuleEntries(catalog, categories, repositories);
    }

    /// <summary>Reads the rules.</summary>
    /// <param name="catalog">The catalog's folder.</param>
    /// <param name="problems">Takes what is wrong; where anything is, what is returned is of no use.</param>
    /// <param name="categories">The catalog's.</param>
    /// <param name="repositories">The catalog's.</param>
    /// <returns>Null: the catalog has none.</returns>
    public static WorkRules? Read(string catalog, YamlProblems problems, IReadOnlyList<Category> categories, IReadOnlyList<CatalogRepository> repositories) =>
        Directory.Exists(Path.Combine(catalog, Folder)) ? new WorkReader(catalog, problems, categories, repositories).Read() : null;

    private WorkRules? Read()
    {
        YamlEntry? layersFile = Open(Files[3], "layers", "defaults", "otherwise");
        ImmutableArray<WorkLabel> layers = RuleEntries.Labels(layersFile?.Required("layers"), [], ReadLabel);
        YamlEntry? areasFile = Open(Files[0], "areas", "rules", "defaults", "otherwise");
        ImmutableArray<WorkArea> areas = RuleEntries.Labels(areasFile?.Required("areas"), [], (entry, id, title) => ReadArea(entry, id, title, layers));
        YamlEntry? ecosystemsFile = Open(Files[2], "ecosystems", "rules");
        ImmutableArray<Ecosystem> ecosystems = ReadEcosystems(ecosystemsFile?.Required("ecosystems"));
        YamlEntry? kindsFile = Open(Files[1], "kinds", "tags", "leading", "anywhere", "touching", "adding", "otherwise");
        ImmutableArray<WorkKind> kinds = ReadKinds(kindsFile?.Required("kinds"), areas);
        WorkArea? otherArea = RuleEntries.Named(areasFile?.Required("otherwise"), areas);
        WorkKind? otherKind = RuleEntries.Named(kindsFile?.Required("otherwise"), kinds);
        WorkLabel? otherLayer = RuleEntries.Named(layersFile?.Required("otherwise"), layers);
        ImmutableArray<WorkRule> areaRules = _entries.Rules(areasFile?.Required("rules"), "area", areas);
        ImmutableArray<WorkRule> areaDefaults = _entries.Defaults(areasFile?.Optional("defaults"), "area", areas);
        ImmutableArray<WorkRule> ecosystemRules = _entries.Rules(ecosystemsFile?.Required("rules"), "ecosystem", ecosystems);
        ImmutableArray<WorkRule> layerDefaults = _entries.Defaults(layersFile?.Optional("defaults"), "layer", layers);
        KindRules? kindRules = otherKind is null ? null : ReadKindRules(kindsFile!, kinds, areas, otherKind);
        if (otherArea is null || otherLayer is null || kindRules is null) return null;
        return new WorkRules
        {
            Areas = areas,
            Kinds = kinds,
            Ecosystems = ecosystems,
            Layers = layers,
            AreaRules = areaRules,
            AreaDefaults = areaDefaults,
            OtherArea = otherArea,
            KindRules = kindRules,
            EcosystemRules = ecosystemRules,
            LayerDefaults = layerDefaults,
            OtherLayer = otherLayer,
            Fingerprint = Fingerprint(),
        };
    }

    private YamlEntry? Open(string name, params string[] keys)
    {
        string file = Path.Combine(_folder, name);
        if (!File.Exists(file))
        {
            _problems.Add(file, 1, $"there is no such file; a folder '{Folder}' has {string.Join(", ", Files)}");
            return null;
        }

        YamlEntry? top = YamlEntry.ReadFile(file, _problems);
        top?.AllowOnly(keys);
        return top;
    }

    private static WorkLabel ReadLabel(YamlEntry entry, string id, string title)
    {
        entry.AllowOnly("id", "title");
        return new WorkLabel(id, title);
    }

    private static WorkArea ReadArea(YamlEntry entry, string id, string title, ImmutableArray<WorkLabel> layers)
    {
        entry.AllowOnly("id", "title", "group", "layer");
        YamlEntry? groupEntry = entry.Required("group");
        string? text = groupEntry?.Text();
        AreaGroup group = Array.Find(Enum.GetValues<AreaGroup>(), it => Word(it) == text);
        if (text is not null && Word(group) != text) groupEntry!.Problem($"'{text}' is no group of areas; use one of {string.Join(", ", Enum.GetValues<AreaGroup>().Select(Word))}");
        return new WorkArea(id, title, group, RuleEntries.Named(entry.Optional("layer"), layers));

        static string Word(AreaGroup group) => group.ToString().ToLowerInvariant();
    }

    private static ImmutableArray<WorkKind> ReadKinds(YamlEntry? list, ImmutableArray<WorkArea> areas) =>
        RuleEntries.Labels(list, ContributorKinds.ToDictionary(kind => kind, _ => "as a kind of contributor", StringComparer.Ordinal), (entry, id, title) =>
        {
            entry.AllowOnly("id", "title", "area");
            return new WorkKind(id, title, RuleEntries.Named(entry.Optional("area"), areas));
        });

    private ImmutableArray<Ecosystem> ReadEcosystems(YamlEntry? list)
    {
        ImmutableArray<Ecosystem> ecosystems = RuleEntries.Labels(list, [], (entry, id, title) =>
        {
            entry.AllowOnly("id", "title", "repositories");
            return new Ecosystem(id, title, _entries.Filter(entry.Optional("repositories")) ?? RepositoryFilter.None);
        });
        if (ecosystems.Length > MostEcosystems) list!.Problem($"there are {ecosystems.Length} ecosystems; use at most {MostEcosystems}");
        return ecosystems;
    }

    private KindRules ReadKindRules(YamlEntry file, ImmutableArray<WorkKind> kinds, ImmutableArray<WorkArea> areas, WorkKind otherwise) => new(
        _entries.PhraseRules(file.Optional("tags"), kinds),
        _entries.PhraseRules(file.Optional("leading"), kinds),
        _entries.PhraseRules(file.Optional("anywhere"), kinds),
        ReadTouches(file.Optional("touching"), kinds, areas, "kind", "areas", "unless"),
        ReadTouches(file.Optional("adding"), kinds, areas, "kind", "areas"),
        otherwise);

    private ImmutableArray<TouchRule> ReadTouches(YamlEntry? list, ImmutableArray<WorkKind> kinds, ImmutableArray<WorkArea> areas, params string[] keys) =>
        [.. (list?.Items() ?? []).Select(entry => ReadTouch(entry, kinds, areas, keys)).OfType<TouchRule>()];

    private TouchRule? ReadTouch(YamlEntry entry, ImmutableArray<WorkKind> kinds, ImmutableArray<WorkArea> areas, string[] keys)
    {
        entry.AllowOnly(keys);
        WorkKind? kind = RuleEntries.Named(entry.Required("kind"), kinds);
        ImmutableArray<WorkArea> touched = RuleEntries.AllNamed(entry.Required("areas"), areas);
        ImmutableArray<WorkKind> unless = RuleEntries.AllNamed(entry.Optional("unless"), kinds);
        return kind is null ? null : new TouchRule(kind, touched, unless, _entries.SourceOf(entry));
    }

    private string Fingerprint()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Files) digest.AppendData(File.ReadAllBytes(Path.Combine(_folder, file)));
        return Convert.ToHexStringLower(digest.GetHashAndReset())[..12];
    }
}
