using System.Globalization;
using Tributary.Yaml;

namespace Tributary.People;

/// <summary>
/// The file in which users say who is who: <c>people.yaml</c>. What it says stands above all rules. It is text for people and for version control,
/// so commands change single lines of it and leave the rest, comments included, as it is.
/// </summary>
/// <example>
/// <code>
/// merge:
/// - [ada@calc.example, "Ada &lt;ada@home.example&gt;"]
/// split:
/// - ["Wei Wang &lt;wei@a.example&gt;", "Wei Wang &lt;wei@b.example&gt;"]
/// name:
/// - {of: ada@calc.example, is: Ada Lovelace}
/// bot:
/// - sync@calc.example
/// human:
/// - robotcator@example.org
/// organisation:
/// - {of: ada@calc.example, is: AMD, from: 2024-01, until: 2025-03}
/// </code>
/// </example>
public sealed class PeopleFile
{
    private const string Header = """
        # Who is who. What stands here is above all rules; 'tributary people merge', 'split' and 'review' write here, and so may you.
        # A line names signatures: an address for all that have it, "Name <address>" for one.

        """;

    private readonly List<Line> _lines;

    private PeopleFile(string text, Decisions decisions, List<Line> lines)
    {
        Text = text;
        Decisions = decisions;
        _lines = lines;
    }

    /// <summary>The file where nothing is said.</summary>
    public static PeopleFile Empty { get; } = new("", Decisions.None, []);

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>What it says.</summary>
    public Decisions Decisions { get; }

    /// <summary>Reads a file; <see cref="Empty"/> where there is none.</summary>
    /// <exception cref="PeopleFileException">Something in it is wrong; all that was found is named at once.</exception>
    public static PeopleFile Read(string path) => File.Exists(path) ? Parse(File.ReadAllText(path), path) : Empty;

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">What problems call it.</param>
    /// <exception cref="PeopleFileException">Something in it is wrong; all that was found is named at once.</exception>
    public static PeopleFile Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split('\n').All(line => line.TrimStart() is "" or ['#', ..])) return new PeopleFile(text, Decisions.None, []);
        var problems = new YamlProblems();
        using var reader = new StringReader(text);
        var lines = new List<Line>();
        Decisions decisions = Read(YamlEntry.Read(reader, path, problems), lines);
        if (problems.Noted is { Count: > 0 } noted) throw new PeopleFileException(noted);
        return new PeopleFile(text, decisions, lines);
    }

    /// <summary>The file with two signatures merged: without the line that split just these, or else with a line that merges them.</summary>
    public PeopleFile Merge(AliasReference one, AliasReference other) => Without("split", one, other) ?? With("merge", one, other);

    /// <summary>The file with two signatures split: without the line that merged just these, or else with a line that splits them.</summary>
    public PeopleFile Split(AliasReference one, AliasReference other) => Without("merge", one, other) ?? With("split", one, other);

    private static Decisions Read(YamlEntry? top, List<Line> lines)
    {
        top?.AllowOnly("merge", "split", "name", "bot", "human", "organisation");
        return new Decisions(
            Groups("merge"),
            Groups("split"),
            [.. Items("name").Select(entry => Named(entry, "of", "is")).Where(it => it.Of is not null).Select(it => (it.Of!, it.Is))],
            [.. Kinds("bot", ContributorKind.Bot), .. Kinds("human", ContributorKind.Human)],
            [.. Items("organisation").Select(Organisation).OfType<StatedOrganisation>()]);

        IEnumerable<YamlEntry> Items(string key) => top?.Optional(key)?.Items() ?? [];

        List<IReadOnlyList<AliasReference>> Groups(string key)
        {
            var groups = new List<IReadOnlyList<AliasReference>>();
            foreach (YamlEntry item in Items(key))
            {
                List<AliasReference> references = item.Items().Select(Reference).OfType<AliasReference>().ToList();
                if (references.Count < 2) item.Problem("here two signatures belong, or more, such as [ada@a.example, ada@b.example]");
                groups.Add(references);
                lines.Add(new Line(key, (int)item.Line, references));
            }

            return groups;
        }

        IEnumerable<(AliasReference, ContributorKind)> Kinds(string key, ContributorKind kind) => Items(key).Select(Reference).OfType<AliasReference>().Select(reference => (reference, kind));
    }

    private static (AliasReference? Of, string Is) Named(YamlEntry entry, params string[] keys)
    {
        entry.AllowOnly(keys);
        return (entry.Required("of") is { } of ? Reference(of) : null, entry.Required("is")?.Text() ?? "");
    }

    private static StatedOrganisation? Organisation(YamlEntry entry)
    {
        (AliasReference? of, string organisation) = Named(entry, "of", "is", "from", "until");
        DateOnly? from = Month(entry.Optional("from")), until = Month(entry.Optional("until"));
        if (from >= until) entry.Problem("'until' must come after 'from': it is the first month that is not meant any more");
        return of is null ? null : new StatedOrganisation(of, organisation, from, until);
    }

    private static DateOnly? Month(YamlEntry? entry)
    {
        if (entry?.Text() is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month)) return month;
        entry.Problem($"'{text}' is no month; write it as 2024-01");
        return null;
    }

    private static AliasReference? Reference(YamlEntry entry)
    {
        if (entry.Text() is not { } text) return null;
        if (AliasReference.TryParse(text) is { } reference) return reference;
        entry.Problem($"'{text}' is no signature; write an address, or \"Name <address>\"");
        return null;
    }

    private PeopleFile With(string key, AliasReference one, AliasReference other)
    {
        List<string> lines = [.. (Text.Length == 0 ? Header : Text).TrimEnd('\n').Split('\n')];
        int at = lines.FindIndex(line => line.TrimEnd() == key + ":");
        if (at < 0)
        {
            if (lines.Exists(line => line.StartsWith(key + ":", StringComparison.Ordinal)))
                throw new PeopleFileException([new YamlProblem("people.yaml", lines.FindIndex(line => line.StartsWith(key + ":", StringComparison.Ordinal)) + 1, $"write the entries of '{key}' as lines that begin with '-', so that a line can be added")]);
            lines.Add(key + ":");
            at = lines.Count - 1;
        }

        // As the lines below it are indented.
        string indent = at + 1 < lines.Count && lines[at + 1].TrimStart().StartsWith('-') ? lines[at + 1][..^lines[at + 1].TrimStart().Length] : "";
        lines.Insert(at + 1, $"{indent}- [{Quoted(one)}, {Quoted(other)}]");
        return Parse(string.Join('\n', lines) + "\n", "people.yaml");
    }

    private PeopleFile? Without(string key, AliasReference one, AliasReference other)
    {
        Line? found = _lines.FindLast(line => line.Key == key && line.References.Count == 2 && line.References.Contains(one) && line.References.Contains(other));
        List<string> lines = [.. Text.Split('\n')];
        // An entry over several lines is left to its author; the opposite entry stands above it.
        if (found is null || lines[found.Number - 1].Trim() is not ['-', .., ']']) return null;
        lines.RemoveAt(found.Number - 1);
        // A key without entries is no list.
        bool last = _lines.Count(line => line.Key == key) == 1;
        if (last) lines.RemoveAll(line => line.TrimEnd() == key + ":");
        return Parse(string.Join('\n', lines), "people.yaml");
    }

    private static string Quoted(AliasReference reference) => $"\"{reference.ToString().Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private sealed record Line(string Key, int Number, IReadOnlyList<AliasReference> References);
}
