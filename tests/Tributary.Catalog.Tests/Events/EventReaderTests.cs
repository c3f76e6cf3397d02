using Tributary.Catalog.Events;
using Tributary.Testing;
using Tributary.Yaml;

namespace Tributary.Catalog.Tests.Events;

public sealed class EventReaderTests : IDisposable
{
    private const string Good = "id: one, date: 2026-01-22, kind: funding, title: A round, repositories: [a/one], source: The Paper";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shipped_events_have_each_a_source_that_anybody_can_look_up()
    {
        string folder = SourceTree.PathOf("catalogs", "ai-infra");
        IReadOnlyList<FieldEvent> events = EventReader.Read(CatalogReader.Read(folder), Path.Combine(folder, EventReader.FileName));
        events.Count.ShouldBeGreaterThan(10);
        events.Select(it => it.Id).ShouldBeUnique();
        events.ShouldAllBe(it => it.Source.StartsWith("https://") || it.Source.Contains("20"));
        FieldEvent seed = events.Single(it => it.Id == "inferact-seed");
        (seed.Date, seed.Kind, seed.Amount, seed.Currency).ShouldBe((new DateOnly(2026, 1, 22), EventKind.Funding, 150_000_000m, "USD"));
        seed.Repositories.ShouldHaveSingleItem().ToString().ShouldBe("vllm-project/vllm");
    }

    [Fact]
    public void A_users_events_are_added_in_order_of_date()
    {
        string first = Write("first.yaml", $"events:\n  - {{ {Good} }}\n");
        string own = Write("own.yaml", "events:\n  - { id: two, date: 2025-03-01, kind: licence, title: Freed, vendor: v, source: https://example.com }\n  - { id: three, date: 2026-01-22, kind: other, title: Moved, category: beta, repositories: [A/One], source: The Paper }\n");
        IReadOnlyList<FieldEvent> events = EventReader.Read(Catalog(), first, own, _folder["none.yaml"]);
        events.Select(it => $"{it.Id}: {string.Join(' ', it.Repositories)}").ShouldBe(["two: a/one a/two b/three", "one: a/one", "three: a/one b/three"]);
    }

    [Theory]
    [InlineData("date: 2026-01-22, kind: funding, title: A round, repositories: [a/one], source: The Paper", "'id' is missing; add it")]
    [InlineData("id: My Event, date: 2026-01-22, kind: funding, title: A round, repositories: [a/one], source: The Paper", "'My Event' is no short name")]
    [InlineData("id: zero, date: 2026-01-22, kind: funding, title: A round, repositories: [a/one], source: The Paper", "the event 'zero' is recorded already in")]
    [InlineData("id: one, date: 22.1.2026, kind: funding, title: A round, repositories: [a/one], source: The Paper", "'22.1.2026' is no day; write year, month and day, such as 2026-01-22")]
    [InlineData("id: one, date: 2026-02-30, kind: funding, title: A round, repositories: [a/one], source: The Paper", "'2026-02-30' is no day")]
    [InlineData("id: one, date: 2026-01-22, kind: money, title: A round, repositories: [a/one], source: The Paper", "'money' is no kind of event; use one of funding, launch, company, licence, acquisition, release, other")]
    [InlineData("id: one, date: 2026-01-22, kind: funding, repositories: [a/one], source: The Paper", "'title' is missing; add it")]
    [InlineData("id: one, date: 2026-01-22, kind: funding, title: A round, source: The Paper", "the event concerns no repository")]
    [InlineData("id: one, date: 2026-01-22, kind: funding, title: A round, repositories: [a/none], source: The Paper", "there is no repository 'a/none' in the catalog")]
    [InlineData("id: one, date: 2026-01-22, kind: funding, title: A round, repositories: [a/one, A/ONE], source: The Paper", "'A/ONE' is listed twice; remove one")]
    [InlineData("id: one, date: 2026-01-22, kind: funding, title: A round, vendor: nobody, source: The Paper", "no repository of the catalog has the vendor 'nobody'")]
    [InlineData("id: one, date: 2026-01-22, kind: funding, title: A round, category: gamma, source: The Paper", "there is no category 'gamma'; use one of alpha, beta")]
    [InlineData(Good + ", amount: 5 million, currency: USD", "'5 million' is no amount; write a number without separators")]
    [InlineData(Good + ", amount: -5, currency: USD", "'-5' is no amount")]
    [InlineData(Good + ", amount: 5, currency: dollars", "'dollars' is no currency; write its three letters")]
    [InlineData(Good + ", amount: 5", "'currency' is missing; add it, such as USD")]
    [InlineData(Good + ", currency: USD", "'amount' is missing; add it, or remove 'currency'")]
    [InlineData("id: one, date: 2026-01-22, kind: launch, title: Out, repositories: [a/one], source: The Paper, amount: 5, currency: USD", "only funding and acquisitions have an amount")]
    [InlineData("id: one, date: 2026-01-22, kind: funding, title: A round, repositories: [a/one]", "'source' is missing; add it")]
    [InlineData("id: one, date: 2026-01-22, kind: funding, title: A round, repositories: [a/one], source: /home/me/notes.txt", "'/home/me/notes.txt' is a path, which nobody else can look up")]
    [InlineData(Good + ", colour: red", "'colour' is no key here; use id, date, kind")]
    public void What_is_wrong_is_said_once_with_file_line_and_what_to_do(string entry, string message)
    {
        string file = Write("events.yaml", $"events:\n  - {{ {Good.Replace("id: one", "id: zero", StringComparison.Ordinal)} }}\n  - {{ {entry} }}\n");
        YamlProblem problem = Should.Throw<CatalogException>(() => EventReader.Read(Catalog(), file)).Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line).ShouldBe((file, 3));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void All_that_is_wrong_in_all_files_is_said_at_once()
    {
        string first = Write("first.yaml", $"events:\n  - {{ {Good} }}\n  - {{ {Good} }}\n"), own = Write("own.yaml", $"events:\n  - {{ {Good} }}\n");
        Should.Throw<CatalogException>(() => EventReader.Read(Catalog(), first, own)).Problems.Select(it => it.Line).ShouldBe([3, 2]);
    }

    private RepositoryCatalog Catalog() => CatalogReader.Read(TestCatalog.Write(_folder["catalog"], "a/one a/two;b/three"));

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }
}
