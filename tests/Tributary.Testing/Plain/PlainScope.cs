namespace Tributary.Testing.Plain;

/// <summary>What there is of one scope, as one metric is asked for it: lists to count in.</summary>
internal sealed record PlainScope(string Name, PlainQuestion Question, PlainLabel? Label, IReadOnlyList<int> Repositories, IReadOnlyList<PlainEvent> Presence, IReadOnlyList<PlainEvent> History, DateOnly ObservedUntil)
{
    /// <summary>Whether a commit is one of the scope's, by what it is about.</summary>
    public bool Has(IReadOnlyList<PlainWork> work) => Question.About(work) && (Label is null || work.Any(it => it.Label == Label && it.IsAbout));

    public IReadOnlyList<PlainEvent> Inside { get; } = History.Where(it => it.Day >= Question.Period.From && it.Day < Question.Period.To).ToList();

    public IEnumerable<PlainEvent> People => Inside.Where(it => it.IsPerson);

    /// <summary>Who comes to the scope in the period, with their first day.</summary>
    public Dictionary<long, DateOnly> Arrivals => Presence.Where(it => it.IsPerson).GroupBy(it => it.Contributor)
        .Where(person => person.Min(it => it.Day) >= Question.Period.From && People.Any(it => it.Contributor == person.Key))
        .ToDictionary(person => person.Key, person => person.Min(it => it.Day))
        .Where(person => person.Value < Question.Period.To).ToDictionary();

    /// <summary>Active weeks of each person in some of the history.</summary>
    public static Dictionary<long, int> Weeks(IEnumerable<PlainEvent> events) =>
        events.Where(it => it.IsPerson).GroupBy(it => it.Contributor).ToDictionary(person => person.Key, person => person.Select(it => it.Week).Distinct().Count());
}
