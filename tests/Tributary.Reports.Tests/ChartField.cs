using Tributary.Insights.Events;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Reports.Tests;

/// <summary>
/// Four categories of which all is known: kernels and serving share twenty people; nine of a hundred of serving went over from compilers, and six went back;
/// compilers shares three with kernels, and of agents nothing was read. Compilers was not read before 2024.
/// </summary>
public sealed class ChartField : IDisposable
{
    private static readonly DateTime Read = new(2026, 7, 1);

    private readonly List<PlainEvent> _events = [];
    private long _next = 1;

    public ChartField()
    {
        Stay(40, 0);
        Stay(60, 1);
        Stay(60, 2);
        for (int i = 0; i < 20; i++) Together(0, 2);
        for (int i = 0; i < 3; i++) Together(0, 1);
        for (int i = 0; i < Moved; i++) Move(1, 2);
        for (int i = 0; i < Back; i++) Move(2, 1);
        for (int i = 0; i < 2; i++) Move(0, 1);
        Store = PlainStore.Create(new PlainField(
            [
                new PlainRepository("k/one", "kernels", null, Read), new PlainRepository("c/one", "compilers", new DateTime(2024, 1, 1), Read),
                new PlainRepository("s/one", "serving", null, Read), new PlainRepository("a/one", "agents", null, null),
            ],
            _events, [], []));
        foreach ((int position, string category) in new[] { "kernels", "compilers", "serving", "agents" }.Index())
            _ = Store.Connection.Execute("insert into category (category, title, position) values ($id, $title, $position)", ("id", category), ("title", category.ToUpperInvariant()), ("position", position));
        foreach ((string name, string value) in (ReadOnlySpan<(string, string)>)[("catalog", "all"), ("catalog_title", "Charts"), ("derived_tips", FactStore.TipsDigest(Store.Connection))])
            _ = Store.Connection.Execute("insert into provenance (name, value) values ($name, $value)", ("name", name), ("value", value));
        Edition = new EditionBuilder(Store) { Events = Events }.Build(Quarter);
    }

    /// <summary>How many went from compilers to serving.</summary>
    public const int Moved = 9;

    /// <summary>How many went back.</summary>
    public const int Back = 6;

    public static Quarter Quarter { get; } = new(2026, 2);

    public static IReadOnlyList<Occurrence> Events { get; } =
    [
        new("later", new DateOnly(2026, 7, 1), [RepositoryName.Parse("k/one")]) { Title = "After the quarter", Source = "https://example.org/later" },
        new("second", new DateOnly(2025, 5, 15), [RepositoryName.Parse("K/One"), RepositoryName.Parse("s/one")]) { Title = "A second <thing>", Source = "javascript:alert(1)" },
        new("first", new DateOnly(2025, 5, 10), [RepositoryName.Parse("k/one")]) { Title = "A first thing", Source = "https://example.org/first?a=1&b=2" },
        new("elsewhere", new DateOnly(2025, 5, 1), [RepositoryName.Parse("x/unknown")]) { Title = "In no category", Source = "https://example.org/" },
        new("earlier", new DateOnly(2023, 6, 30), [RepositoryName.Parse("k/one")]) { Title = "Before the charts", Source = "https://example.org/" },
    ];

    public FactStore Store { get; }

    public Edition Edition { get; }

    public void Dispose() => Store.Dispose();

    private void Stay(int people, int repository)
    {
        for (int i = 0; i < people; i++, _next++) Work(repository, new DateOnly(2023, 7, 3), new DateOnly(2026, 6, 29));
    }

    private void Together(int one, int other)
    {
        Work(one, new DateOnly(2026, 4, 6), new DateOnly(2026, 6, 1));
        Work(other, new DateOnly(2026, 4, 6), new DateOnly(2026, 6, 1));
        _next++;
    }

    private void Move(int from, int to)
    {
        Work(from, new DateOnly(2024, 9, 2), new DateOnly(2025, 5, 5));
        Work(to, new DateOnly(2025, 9, 1), new DateOnly(2026, 5, 4));
        _next++;
    }

    // A commit every fourth week.
    private void Work(int repository, DateOnly from, DateOnly to)
    {
        for (DateOnly day = from; day < to; day = day.AddDays(28)) _events.Add(new PlainEvent(day, repository, _next) { Commits = 1 });
    }
}
