using System.Globalization;
using Tributary.Model;
using Tributary.Yaml;

namespace Tributary.Catalog.Events;

/// <summary>Reads and checks files of events.</summary>
public sealed class EventReader
{
    /// <summary>The name of a file of events, in a catalog's folder and in a workspace.</summary>
    public const string FileName = "events.yaml";

    private static readonly string[] Kinds = [.. Enum.GetNames<EventKind>().Select(kind => kind.ToLowerInvariant())];

    private readonly RepositoryCatalog _catalog;
    private readonly YamlProblems _problems = new();
    private readonly Dictionary<string, (string File, long Line)> _seen = new(StringComparer.Ordinal);

    private EventReader(RepositoryCatalog catalog) => _catalog = catalog;

    /// <summary>Reads all files that there are.</summary>
    /// <param name="catalog">What the events concern.</param>
    /// <param name="files">In order; those that do not exist are passed over.</param>
    /// <returns>In order of date and id.</returns>
    /// <exception cref="CatalogException">Something in them is wrong; all that was found is named at once.</exception>
    public static IReadOnlyList<FieldEvent> Read(RepositoryCatalog catalog, params IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(files);
        var reader = new EventReader(catalog);
        List<FieldEvent> events = files.Where(File.Exists).SelectMany(reader.ReadFile).ToList();
        if (reader._problems.Noted is { Count: > 0 } noted) throw new CatalogException(noted);
        return events.OrderBy(it => it.Date).ThenBy(it => it.Id, StringComparer.Ordinal).ToList();
    }

    private List<FieldEvent> ReadFile(string file)
    {
        YamlEntry? top = YamlEntry.ReadFile(file, _problems);
        top?.AllowOnly("events");
        return (top?.Required("events")?.Items() ?? []).Select(ReadEvent).OfType<FieldEvent>().ToList();
    }

    private FieldEvent? ReadEvent(YamlEntry entry)
    {
        entry.AllowOnly("id", "date", "kind", "title", "repositories", "vendor", "category", "amount", "currency", "source");
        string id = ReadId(entry.Required("id"));
        DateOnly? date = ReadDate(entry.Required("date"));
        EventKind? kind = ReadKind(entry.Required("kind"));
        string? title = entry.Required("title")?.Text();
        (string? vendor, string? category, List<RepositoryName> concerned) = ReadConcerned(entry);
        (decimal? amount, string? currency) = ReadMoney(entry, kind);
        string? source = ReadSource(entry.Required("source"));
        if (date is null || kind is null || title is null || source is null) return null;
        return new FieldEvent { Id = id, Date = date.Value, Kind = kind.Value, Title = title, Vendor = vendor, Category = category, Repositories = concerned, Amount = amount, Currency = currency, Source = source };
    }

    private string ReadId(YamlEntry? entry)
    {
        string id = CatalogReader.ReadShortName(entry);
        if (entry is null || id.Length == 0) return id;
        if (_seen.TryGetValue(id, out (string File, long Line) first)) entry.Problem($"the event '{id}' is recorded already in {first.File}:{first.Line}; remove one, or give it another id");
        else _seen.Add(id, (entry.File, entry.Line));
        return id;
    }

    private static DateOnly? ReadDate(YamlEntry? entry)
    {
        if (entry?.Text() is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is >= 1990 and <= 9000) return day;
        entry.Problem($"'{text}' is no day; write year, month and day, such as 2026-01-22");
        return null;
    }

    private static EventKind? ReadKind(YamlEntry? entry)
    {
        if (entry?.Text() is not { } text) return null;
        int kind = Array.IndexOf(Kinds, text);
        if (kind >= 0) return (EventKind)kind;
        entry.Problem($"'{text}' is no kind of event; use one of {string.Join(", ", Kinds)}");
        return null;
    }

    private (string? Vendor, string? Category, List<RepositoryName> Repositories) ReadConcerned(YamlEntry entry)
    {
        int before = _problems.Noted.Count;
        HashSet<RepositoryName> names = ReadNames(entry.Optional("repositories"));
        string? vendor = ReadKnown(entry.Optional("vendor"), _catalog.Repositories.Select(it => it.Vendor), "no repository of the catalog has the vendor '{0}'; name one that has, or list repositories");
        string? category = ReadKnown(entry.Optional("category"), _catalog.Categories.Select(it => it.Id), "there is no category '{0}'; use one of " + string.Join(", ", _catalog.Categories.Select(it => it.Id)));
        List<RepositoryName> concerned = _catalog.Repositories.Where(it => names.Contains(it.Name) || it.Vendor == vendor || it.Category == category).Select(it => it.Name).ToList();
        if (concerned.Count == 0 && _problems.Noted.Count == before) entry.Problem("the event concerns no repository; list some under 'repositories', or name a 'vendor' or a 'category'");
        return (vendor, category, concerned);
    }

    private HashSet<RepositoryName> ReadNames(YamlEntry? list)
    {
        var names = new HashSet<RepositoryName>();
        foreach (YamlEntry entry in list?.Items() ?? [])
        {
            if (CatalogReader.ReadName(entry) is not { } name) continue;
            if (_catalog.Repositories.All(it => it.Name != name)) entry.Problem($"there is no repository '{name}' in the catalog; list it in repositories/ or remove it here");
            else if (!names.Add(name)) entry.Problem($"'{name}' is listed twice; remove one");
        }

        return names;
    }

    private static string? ReadKnown(YamlEntry? entry, IEnumerable<string> known, string problem)
    {
        if (entry?.Text() is not { } text) return null;
        if (known.Contains(text, StringComparer.Ordinal)) return text;
        entry.Problem(string.Format(CultureInfo.InvariantCulture, problem, text));
        return null;
    }

    private static (decimal? Amount, string? Currency) ReadMoney(YamlEntry entry, EventKind? kind)
    {
        YamlEntry? amountEntry = entry.Optional("amount"), currencyEntry = entry.Optional("currency");
        if (amountEntry is null && currencyEntry is null) return (null, null);
        if (kind is not (null or EventKind.Funding or EventKind.Acquisition)) (amountEntry ?? currencyEntry)!.Problem("only funding and acquisitions have an amount; remove it, or change 'kind'");
        if (amountEntry is null || currencyEntry is null)
        {
            entry.Problem(amountEntry is null ? "'amount' is missing; add it, or remove 'currency'" : "'currency' is missing; add it, such as USD");
            return (null, null);
        }

        return (ReadAmount(amountEntry), ReadCurrency(currencyEntry));
    }

    private static decimal? ReadAmount(YamlEntry entry)
    {
        if (entry.Text() is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) && amount > 0) return amount;
        entry.Problem($"'{text}' is no amount; write a number without separators, such as 150000000");
        return null;
    }

    private static string? ReadCurrency(YamlEntry entry)
    {
        if (entry.Text() is not { } text) return null;
        if (text.Length == 3 && text.All(char.IsAsciiLetterUpper)) return text;
        entry.Problem($"'{text}' is no currency; write its three letters, such as USD");
        return null;
    }

    // What only one machine has can be looked up by nobody else.
    private static string? ReadSource(YamlEntry? entry)
    {
        if (entry?.Text() is not { } text) return null;
        if (!text.StartsWith('/') && !text.StartsWith('~') && !text.StartsWith('.') && !text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) return text;
        entry.Problem($"'{text}' is a path, which nobody else can look up; write an address or the publication's name");
        return null;
    }
}
