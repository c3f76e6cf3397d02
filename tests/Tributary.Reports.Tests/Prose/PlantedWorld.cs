using Tributary.Insights.Findings;
using Tributary.Model;
using Tributary.Reports.Prose;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Reports.Tests.Prose;

/// <summary>Categories in which the same people do the same each quarter, a repository each, and what a test plants beside that.</summary>
internal sealed class PlantedWorld
{
    public const int Categories = 8;
    private const int People = 30;
    private const int Quarters = 6;

    private readonly List<PlainEvent> _events = [];
    private readonly List<PlainChange> _changes = [];

    /// <summary>Of each category's 30 people 5 are there for a single week of each quarter, the others for four.</summary>
    /// <param name="visitors">Of category c3 so many are there for a single week.</param>
    /// <param name="isShifting">Half of the people are others in every second quarter: nobody can tell whether as many came as before by chance.</param>
    public PlantedWorld(int visitors = 5, bool isShifting = false)
    {
        foreach (int category in Enumerable.Range(0, Categories))
        {
            foreach (int person in Enumerable.Range(0, People))
            {
                int weeks = person < (category == 3 ? visitors : 5) ? 1 : 4;
                foreach (int quarter in Enumerable.Range(0, Quarters)) Work(category, (1000 * category) + person + (isShifting && person % 2 == 0 && quarter % 2 == 0 ? 500 : 0), new Quarter(2025, 1).Plus(quarter), weeks);
            }
        }
    }

    public static Quarter Now { get; } = new(2026, 2);

    /// <summary>Somebody's two commits in each of some weeks of a quarter.</summary>
    public PlantedWorld Work(int category, long person, Quarter quarter, int weeks, int commits = 2)
    {
        DateOnly monday = quarter.FirstDay.AddDays((8 - (int)quarter.FirstDay.DayOfWeek) % 7);
        _events.AddRange(Enumerable.Range(0, weeks).Select(week => new PlainEvent(monday.AddDays(7 * week), category, person) { Commits = commits, Coauthored = commits == 0 ? 1 : 0 }));
        return this;
    }

    /// <summary>A commit's subject and the one path that it changes.</summary>
    public PlantedWorld Say(int category, long person, DateOnly day, string subject, string path)
    {
        int number = _changes.Find(it => it.Name == path)?.Path ?? _changes.Count + 1;
        _changes.Add(new PlainChange(day, category, _changes.Count + 1, person, false, 'M', number) { Subject = subject, Name = path });
        return this;
    }

    public FindingSet Find(bool isPublished = true)
    {
        using FactStore store = PlainStore.Create(new PlainField([.. Names.Select(it => new PlainRepository($"{it}/r", it, null, new DateTime(2026, 7, 1)))], _events, [], _changes));
        return new FindingBuilder(store, Now, isPublished).Build();
    }

    /// <summary>The text of an edition, which its guard has let through.</summary>
    public static string Text(FindingSet findings, string section) => string.Join('\n', EditionText.Write(findings, "all", [.. Names.Select(it => new ScopeFigures(it, it, 1, 1, new Dictionary<string, Figure>(StringComparer.Ordinal), []))], new Recorded([.. Names.Select(it => $"{it}/r")], Ledger: null, Events: []))
        .Single(it => it.Id == section).Passages.SelectMany(it => it.Paragraphs).Select(it => string.Join(' ', it.Sentences.Select(sentence => sentence.Text))));

    public static IReadOnlyList<string> Names { get; } = [.. Enumerable.Range(0, Categories).Select(it => $"c{it}")];
}
