using System.Globalization;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

/// <summary>A value that an example says follows.</summary>
internal sealed record Expectation(string Period, ScopeKind By, string Scope, string Options, string Value)
{
    /// <summary>Parameters of the metric, such as <c>least=1</c>.</summary>
    public IReadOnlyDictionary<string, long> Parameters => Options.Split(' ').Select(word => word.Split('=')).Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Names of the details that the value says.</summary>
    public IEnumerable<string> Details => Value.Split(", ").Where(part => part.Contains('=', StringComparison.Ordinal)).Select(part => part[..part.IndexOf('=', StringComparison.Ordinal)]);
}

/// <summary>
/// An example.csv. Its rows: 'covered', up to when a repository is read; 'given', a contributor's day; 'employed', from when for whom; 'changed', a commit's
/// paths; 'label', what commits can be about; 'excluded', a vendored or generated path; 'then', a value that follows, with its coverage and details.
/// </summary>
internal sealed record WorkedExample(PlainField Field, IReadOnlyList<Expectation> Expected)
{
    public static WorkedExample Read(string file)
    {
        List<Dictionary<string, string>> lines = ReadLines(file);
        List<PlainRepository> repositories = lines.Where(line => line["row"] == "covered")
            .Select(line => new PlainRepository(line["repository"], line["repository"].Split('/')[0], null, line["day"].Length == 0 ? null : Day(line["day"]).ToDateTime(TimeOnly.MinValue))).ToList();
        Dictionary<string, int> numbers = repositories.Select((it, index) => (it.Name, index)).ToDictionary(StringComparer.Ordinal);
        return new WorkedExample(
            new PlainField(
                repositories,
                lines.Where(line => line["row"] == "given").Select((line, index) => Event(line, numbers, index + 1)).ToList(),
                lines.Where(line => line["row"] == "employed").Select(Employment).ToList(),
                lines.Where(line => line["row"] == "changed").SelectMany((line, index) => Changes(line, numbers, index + 1)).ToList())
            {
                Labels = lines.Where(line => line["row"] == "label").Select(line => new PlainLabel(line["by"].ToLowerInvariant(), line["repository"])).ToList(),
                Excluded = lines.Where(line => line["row"] == "excluded").Select(line => (numbers[line["repository"]], Path(line["options"]))).ToHashSet(),
            },
            lines.Where(line => line["row"] == "then").Select(line => new Expectation(line["day"], Enum.Parse<ScopeKind>(line["by"]), line["scope"], line["options"], line["value"])).ToList());
    }

    // The commits of days are others than those whose paths are told.
    private static PlainEvent Event(Dictionary<string, string> line, Dictionary<string, int> numbers, int index) =>
        new(Day(line["day"]), numbers[line["repository"]], long.Parse(line["contributor"], CultureInfo.InvariantCulture))
        {
            Kind = Has(line, "bot") ? "bot" : "human",
            IsCopy = Has(line, "copy"),
            Commits = Number(line["commits"]),
            Coauthored = Number(line["coauthored"]),
            Touches = Number(line["touches"]),
            Assisted = Option(line, "assisted") ?? 0,
            Offset = Option(line, "offset"),
            Commit = 1_000 * index,
            Work = line["options"].Split(' ').Where(word => word.Contains(':', StringComparison.Ordinal)).Select(Work).ToList(),
        };

    // Such as 'kind:fix', 'area:kernels=7000'; 'area:tests~3000' is a lesser part.
    private static PlainWork Work(string word)
    {
        string[] parts = word.Split(':', '=', '~');
        return new PlainWork(new PlainLabel(parts[0], parts[1]), parts.Length > 2 ? Number(parts[2]) : 10_000, !word.Contains('~', StringComparison.Ordinal));
    }

    // The organisation stands where a repository does, what it is among the options.
    private static PlainEmployment Employment(Dictionary<string, string> line) =>
        new(long.Parse(line["contributor"], CultureInfo.InvariantCulture), line["repository"], line["options"], Day(line["day"]), new DateOnly(9999, 1, 1));

    // Options such as 'A src/x M y bulk'. The subject stands where a value does.
    private static IEnumerable<PlainChange> Changes(Dictionary<string, string> line, Dictionary<string, int> numbers, int commit)
    {
        DateOnly day = Day(line["day"]);
        foreach (string[] change in line["options"].Split(' ').Where(word => word is not ("copy" or "bulk")).Chunk(2))
        {
            yield return new PlainChange(day, numbers[line["repository"]], commit, long.Parse(line["contributor"], CultureInfo.InvariantCulture), Has(line, "copy"), change[0][0], Path(change[1]))
            {
                Committed = (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * 86_400L,
                IsBulk = Has(line, "bulk"),
                Subject = line["value"],
                Name = change[1],
            };
        }
    }

    private static int Path(string name) => name.Aggregate(0, (hash, letter) => (hash * 31) + letter);

    private static bool Has(Dictionary<string, string> line, string word) => line["options"].Split(' ').Contains(word, StringComparer.Ordinal);

    private static int? Option(Dictionary<string, string> line, string name) =>
        line["options"].Split(' ').FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal)) is { } word ? int.Parse(word[(name.Length + 1)..], CultureInfo.InvariantCulture) : null;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    // One quoted cell at most, the last: a value with its coverage.
    private static List<Dictionary<string, string>> ReadLines(string file)
    {
        string[] lines = File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        string[] names = lines[0].Split(',');
        return lines.Skip(1).Select(line => names.Zip(line.Split(',', names.Length)).ToDictionary(pair => pair.First, pair => pair.Second.Trim('"', ' '), StringComparer.Ordinal)).ToList();
    }
}
