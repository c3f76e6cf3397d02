using Tributary.Metrics.Concentration;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests.Concentration;

/// <summary>What is said of a term or a folder, against a plain count of the commits that chance wrote.</summary>
public sealed class TermCountTests
{
    private static readonly Metric Metric = MetricRegistry.Find("concentration-of-work");

    private static readonly Dictionary<string, long> Everything = new(StringComparer.Ordinal) { ["least_people"] = 1, ["least_commits"] = 1, ["chance"] = 100, ["terms"] = 1000, ["folders"] = 1000, ["prior"] = 20 };

    [Theory]
    [InlineData(1, ScopeKind.Repository, "2026Q2")]
    [InlineData(2, ScopeKind.Category, "2026Q1")]
    [InlineData(3, ScopeKind.Repository, "2025")]
    [InlineData(4, ScopeKind.Catalog, "2026-05")]
    [InlineData(5, ScopeKind.Ecosystem, "2026Q2")]
    [InlineData(6, ScopeKind.Area, "2026Q1")]
    public void Every_figure_is_a_plain_count(int seed, ScopeKind by, string name)
    {
        PlainField field = ChanceField.Write(seed);
        Period.TryParse(name, out Period? period).ShouldBeTrue();
        using FactStore store = PlainStore.Create(field);
        IReadOnlyList<MetricRow> rows = new MetricEngine(store.Connection).Measure(Metric, new MetricQuery { By = by, Period = period, Parameters = Everything });
        var counts = new PlainTerms(field, by, period);
        rows.Count(row => row.Names.Count > 0).ShouldBeGreaterThan(3);
        rows.Where(row => row.Names.Count > 0).Select(row => row.Names[0]).Distinct().ShouldBe(["term", "folder"], ignoreOrder: true);
        foreach (MetricRow row in rows.Where(row => row.Names.Count > 0))
            (row.Details["commits"], row.Details["compared"], row.Details["people"], Math.Round(row.Value!.Value, 9)).ShouldBe(counts.Of(row), $"{row.Scope} {string.Join(' ', row.Names)}, seed {seed}");
    }

    // Words and folders are those that the field was written of: no word needs reading.
    private sealed class PlainTerms(PlainField field, ScopeKind by, Period period)
    {
        // Whoever has a higher number is a bot.
        private readonly List<PlainChange> _commits = field.Changes.Where(it => it.Contributor < 90 && IsCovered(field.Repositories[it.Repository], period) && it.Day >= period.From.AddYears(-1) && it.Day < period.To).ToList();

        public (double?, double?, double?, double) Of(MetricRow row)
        {
            List<PlainChange> own = _commits.Where(it => IsOf(it, row.Scope)).ToList(), now = own.Where(it => it.Day >= period.From).ToList();
            List<PlainChange> other = row.Names[1] == "year before" ? own.Except(now).ToList() : _commits.Where(it => it.Day >= period.From && !it.IsCopy && !now.Contains(it) && (by != ScopeKind.Repository || Category(it) == Category(row.Scope))).ToList();
            bool isTerm = row.Names[0] == "term";
            Func<PlainChange, IEnumerable<string>> textsOf = isTerm ? it => it.Subject.Split(": ") : it => Folders(row, it);
            Dictionary<string, List<PlainChange>> here = ByText(now, textsOf), there = ByText(other, textsOf), all = isTerm ? ByText(_commits.Where(it => !it.IsCopy).ToList(), textsOf) : ByText(own, textsOf);
            List<PlainChange> found = here[row.Names[2]];
            int commits = Commits(found), compared = Commits(there.GetValueOrDefault(row.Names[2], []));
            double prior = 20.0 * Math.Max(Commits(all.GetValueOrDefault(row.Names[2], [])), commits + compared) / all.Values.Sum(Commits);
            double z = LogOdds.Z((commits, here.Values.Sum(Commits)), (compared, there.Values.Sum(Commits)), (prior, 20));
            return (commits, compared, found.Select(it => it.Contributor).Distinct().Count(), Math.Round(z, 9));
        }

        private static bool IsCovered(PlainRepository it, Period period) => it.CoveredUntil >= period.To.ToDateTime(TimeOnly.MinValue) && (it.CoveredFrom is null || it.CoveredFrom <= period.From.AddYears(-1).ToDateTime(TimeOnly.MinValue));

        private static int Commits(List<PlainChange> changes) => changes.Select(it => (it.Repository, it.Commit)).Distinct().Count();

        private static Dictionary<string, List<PlainChange>> ByText(List<PlainChange> changes, Func<PlainChange, IEnumerable<string>> textsOf) =>
            changes.SelectMany(it => textsOf(it).Select(text => (text, it))).GroupBy(it => it.text, it => it.it, StringComparer.Ordinal).ToDictionary(it => it.Key, it => it.ToList(), StringComparer.Ordinal);

        private IEnumerable<string> Folders(MetricRow row, PlainChange it)
        {
            if (field.Excluded.Contains((it.Repository, it.Path))) return [];
            string before = row.Of == 1 ? "" : field.Repositories[it.Repository].Name + ": ";
            string[] parts = it.Name.Split('/');
            return [before + parts[0], before + parts[0] + "/" + parts[1]];
        }

        private string Category(PlainChange it) => field.Repositories[it.Repository].Category;

        private string Category(string repository) => field.Repositories.Single(it => it.Name == repository).Category;

        private bool IsOf(PlainChange it, string scope) => by switch
        {
            ScopeKind.Repository => field.Repositories[it.Repository].Name == scope,
            ScopeKind.Category => Category(it) == scope && !it.IsCopy,
            ScopeKind.Area or ScopeKind.Ecosystem => it.Work.Any(work => work.Label.Name == scope && work.IsAbout) && !it.IsCopy,
            _ => !it.IsCopy,
        };
    }
}
