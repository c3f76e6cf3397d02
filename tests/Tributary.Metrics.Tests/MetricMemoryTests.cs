using Tributary.Model;
using Tributary.Store;
using Tributary.Testing;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

public sealed class MetricMemoryTests : IClassFixture<MetricMemoryTests.Written>, IDisposable
{
    private readonly Written _written;
    private readonly TestFolder _folder = new();
    private readonly MetricQuery _query = new() { By = ScopeKind.Category, Period = new Quarter(2026, 2).Period };

    private string Published => _folder["published.duckdb"];

    private string Answers => Published + ".answers";

    public MetricMemoryTests(Written written)
    {
        _written = written;
        Publish(seed: 1);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_remembered_is_what_was_measured()
    {
        // A count, a sum, a mean, a share, and tables with a test of their own.
        foreach (Metric metric in ((string[])["contributors", "code-changes-commits", "active-weeks", "agent-assisted-share", "overlap", "migration", "organizational-diversity"]).Select(MetricRegistry.Find))
        {
            string first = Ask(metric);
            int answers = Files().Length;
            Ask(metric).ShouldBe(first, metric.Name);
            Files().Length.ShouldBe(answers, metric.Name);
            Anew(metric).ShouldBe(first, metric.Name);
        }
    }

    [Fact]
    public void A_store_that_is_published_anew_is_measured_anew()
    {
        Metric metric = MetricRegistry.Find("contributors");
        string before = Ask(metric);
        Files().ShouldNotBeEmpty();
        Publish(seed: 2);
        Files().ShouldBeEmpty();
        Ask(metric).ShouldBe(Anew(metric));
        Ask(metric).ShouldNotBe(before);
    }

    [Fact]
    public void A_store_that_is_published_again_and_says_the_same_keeps_its_answers()
    {
        string first = Ask(MetricRegistry.Find("contributors"));
        string[] answers = Files();
        Publish(seed: 1);
        Files().ShouldBe(answers);
        Ask(MetricRegistry.Find("contributors")).ShouldBe(first);
        Files().ShouldBe(answers);
    }

    [Theory]
    [InlineData("2026-07-01 00:00:00", "2026-07-01 00:00:01", true)]
    [InlineData("2026-07-01 00:00:01", "2026-07-01 23:00:00", false)]
    [InlineData("2026-07-01 23:00:00", "2026-07-02 23:00:00", true)]
    public void What_is_covered_decides_by_the_day(string until, string later, bool isAnother)
    {
        Publish(seed: 1, until);
        _ = Ask(MetricRegistry.Find("contributors"));
        string[] answers = Files();
        Publish(seed: 1, later);
        Files().ShouldBe(isAnother ? [] : answers);
        Ask(MetricRegistry.Find("contributors")).ShouldBe(Anew(MetricRegistry.Find("contributors")));
    }

    [Fact]
    public void Who_still_reads_the_store_of_before_leaves_no_answer_for_the_next()
    {
        Metric metric = MetricRegistry.Find("contributors");
        using (FactStore before = FactStore.OpenForReading(Published).KeepingAnswers())
        {
            Publish(seed: 2);
            _ = Tell(new MetricEngine(before.Connection, before.Answers), metric);
        }

        Ask(metric).ShouldBe(Anew(metric));
    }

    [Fact]
    public void A_folder_that_is_taken_away_while_it_is_read_is_no_error()
    {
        Metric metric = MetricRegistry.Find("contributors");
        string first = Ask(metric);
        using FactStore store = FactStore.OpenForReading(Published).KeepingAnswers();
        Directory.Delete(Answers, recursive: true);
        // A folder where a file should be can't be read either, not even by root.
        Tell(new MetricEngine(store.Connection, store.Answers), metric).ShouldBe(first);
        foreach (string file in Files())
        {
            File.Delete(file);
            Directory.CreateDirectory(file);
        }

        Ask(metric).ShouldBe(first);
    }

    [Fact]
    public void An_answer_that_was_half_written_is_measured_again()
    {
        Metric metric = MetricRegistry.Find("code-changes-commits");
        string first = Ask(metric);
        foreach (string file in Files()) File.WriteAllBytes(file, File.ReadAllBytes(file)[..^3]);
        Ask(metric).ShouldBe(first);
    }

    [Fact]
    public void Where_nothing_can_be_written_the_answer_is_the_same()
    {
        Metric metric = MetricRegistry.Find("code-changes-commits");
        // A file where the folder should be: it holds for root, too.
        File.WriteAllText(Answers, "");
        Ask(metric).ShouldBe(Anew(metric));
    }

    [Fact]
    public void A_store_that_may_change_keeps_no_answers()
    {
        using FactStore store = FactStore.OpenForWriting(_folder["store.duckdb"]);
        store.Answers.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => store.KeepingAnswers());
    }

    private void Publish(int seed, string? until = null)
    {
        string path = _folder["store.duckdb"];
        File.Copy(_written.Store(seed), path, overwrite: true);
        using (FactStore store = FactStore.OpenForWriting(path))
        {
            store.Connection.Execute($"insert into provenance (name, value) values ('rules', 'seed {seed}')");
            if (until is not null) store.Connection.Execute($"update tip set covered_until = timestamp '{until}'");
            store.Checkpoint();
        }

        Publication.Publish(path, Published);
    }

    private string[] Files() => Directory.GetFiles(Answers, "*", SearchOption.AllDirectories);

    private string Ask(Metric metric)
    {
        using FactStore store = FactStore.OpenForReading(Published).KeepingAnswers();
        return Tell(new MetricEngine(store.Connection, store.Answers), metric);
    }

    private string Anew(Metric metric)
    {
        using FactStore store = FactStore.OpenForReading(Published);
        return Tell(new MetricEngine(store.Connection), metric);
    }

    private string Tell(MetricEngine engine, Metric metric)
    {
        IEnumerable<string> rows = engine.Measure(metric, _query).Select(row => $"{row.Scope} {string.Join(',', row.Names)} {row.Value:R} {row.People:R} {row.Covered}/{row.Of} {string.Join(',', row.Details)}");
        IEnumerable<string> changes = metric.HasChange ? engine.Change(metric, _query).Select(it => $"{it.Scope} {string.Join(',', it.Names)} {it.Before:R} {it.After:R} {it.Comparable} {it.PeopleBefore} {it.PeopleAfter} {it.Difference}") : [];
        return string.Join('\n', rows.Concat(changes));
    }

    /// <summary>Stores that are written once for all tests.</summary>
    public sealed class Written : IDisposable
    {
        private readonly TestFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        internal string Store(int seed)
        {
            string path = _folder[$"{seed}.duckdb"];
            if (File.Exists(path)) return path;
            using FactStore store = PlainStore.Create(ChanceField.Write(seed), path);
            store.Checkpoint();
            return path;
        }
    }
}
