using System.Globalization;
using System.Text.RegularExpressions;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>Every figure equals what an independent reading of git log gives, under the written definition.</summary>
public sealed class TruthTests(RealHistories histories)
{
    private static readonly Quarter[] Quarters = [new(2025, 4), new(2026, 1), new(2026, 2), new(2026, 3)];

    public static TheoryData<string, ScopeKind> Asked =>
        new(from metric in (string[])["code-changes-commits", "contributors", "new-contributors", "sustained-contributors", "file-touches"]
            from kind in (ScopeKind[])[ScopeKind.Repository, ScopeKind.Catalog]
            select (metric, kind));

    [Theory]
    [MemberData(nameof(Asked))]
    public void A_metric_equals_an_independent_count(string metric, ScopeKind by)
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        var engine = new MetricEngine(histories.Store.Connection);
        ILookup<string, Count> counts = (by == ScopeKind.Catalog ? AtHome() : Everywhere()).ToLookup(it => by == ScopeKind.Catalog ? histories.Catalog!.Name : it.Repository);
        foreach (Quarter quarter in Quarters)
        {
            var query = new MetricQuery { By = by, Period = quarter.Period, People = PeopleReading.Raw, AuthorsOnly = true };
            Dictionary<string, double?> measured = engine.Measure(MetricRegistry.Find(metric), query).Where(row => counts.Contains(row.Scope)).ToDictionary(row => row.Scope, row => row.Value);
            measured.ShouldBe(counts.ToDictionary(scope => scope.Key, scope => (double?)Independent(metric, scope, quarter)), ignoreOrder: true);
        }
    }

    [Fact]
    public void Every_field_of_every_commit_and_every_change_equals_gits()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        foreach ((string name, List<GitReading.Commit> commits) in histories.Git)
        {
            List<string> expected = StoredReading.Lines(commits);
            List<string> stored = StoredReading.Lines(StoredReading.Read(histories.Store.Connection, name));
            // Not ShouldBe: it would print a million lines.
            stored.Count.ShouldBe(expected.Count, name);
            stored.Zip(expected).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default, name);
        }
    }

    [Fact]
    public void Each_days_commits_stand_under_the_offsets_that_their_authors_wrote()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        IEnumerable<string> expected = Everywhere().GroupBy(it => $"{it.Repository} {it.Time:yyyy-MM-dd} {Offset(it.Commit.AuthorOffset)}", StringComparer.Ordinal).Select(it => $"{it.Key}: {it.Count()}");
        HashSet<string> stored = Lines("""
            select r.name || ' ' || a.day || ' ' || coalesce(cast(a.utc_offset as varchar), 'none') || ': ' || sum(a.commits)
            from activity a
            join repository r on r.repository = a.repository
            where a.people = 'raw' and a.commits > 0
            group by r.name, a.day, a.utc_offset
            """);
        expected.Order(StringComparer.Ordinal).SequenceEqual(stored.Order(StringComparer.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void The_bulk_commits_are_those_that_touch_more_than_999_of_1000_do()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        List<int> usual = [.. AtHome().Select(it => it.Touches).Order()];
        int threshold = usual[(int)Math.Ceiling(usual.Count * 0.999) - 1];
        HashSet<(string, string)> home = [.. AtHome().Select(it => (it.Repository, it.Commit.Id))];
        IEnumerable<string> expected = Everywhere().Where(it => it.Touches > threshold)
            .Select(it => $"{it.Repository} {it.Commit.Id} {it.Time:yyyy-MM-dd} {(home.Contains((it.Repository, it.Commit.Id)) ? "false" : "true")} {it.Touches} {it.Commit.Changes.Count(change => change.Status == "A")}");
        HashSet<string> stored = Lines("select r.name || ' ' || lower(hex(b.id)) || ' ' || b.day || ' ' || b.copy || ' ' || b.touches || ' ' || b.added from bulk b join repository r using (repository) where b.people = 'raw'");
        stored.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_trailer_that_git_finds_is_stored()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        foreach (string mirror in Histories.Mirrors.Where((_, index) => index % 7 == 0))
        {
            HashSet<string> stored = StoredTrailers(Histories.NameOf(mirror));
            string[] found = Shell.GitText(mirror, "log", "--format=%x1e%H%x1f%(trailers:only,unfold,key_value_separator=%x1f)").Split('\x1e', StringSplitOptions.RemoveEmptyEntries);
            foreach (string commit in found)
            {
                string[] lines = commit.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                string id = lines[0][..40];
                foreach (string trailer in lines.Select((line, index) => index == 0 ? line[41..] : line).Where(trailer => trailer.Length > 0))
                {
                    string[] pair = trailer.Split('\x1f', 2);
                    stored.ShouldContain($"{id} {pair[0].ToLowerInvariant()}={pair[1].Trim()}");
                }
            }
        }
    }

    [Fact]
    public void Each_repository_is_covered_up_to_its_tip_and_the_others_are_missing()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        foreach (RepositoryStatus status in RepositoryStatus.ReadAll(histories.Store.Connection))
        {
            bool here = histories.Git.TryGetValue(status.Name, out List<GitReading.Commit>? commits);
            status.Outcome.ShouldBe(here ? "read" : "missing", status.Name);
            status.Commits.ShouldBe(commits?.Count ?? 0, status.Name);
            status.Tip.ShouldBe(commits?[0].Id, status.Name);
            status.CoveredUntil.ShouldBe(commits is null ? null : DateTime.UnixEpoch.AddSeconds(commits[0].CommitterTime), status.Name);
        }
    }

    private HashSet<string> StoredTrailers(string repository)
    {
        var trailers = new HashSet<string>(StringComparer.Ordinal);
        using Store.DuckDb.DuckDbResult rows = histories.Store!.Connection.Query(
            """
            select lower(hex(c.id)), t.key, t.value
            from trailer t
            join commit c on c.repository = t.repository and c.commit = t.commit
            join repository r on r.repository = t.repository
            where r.name = $name and t.key is not null
            """, ("name", repository));
        while (rows.Read()) trailers.Add($"{rows.GetString(0)} {rows.GetString(1)}={rows.GetString(2)}");
        return trailers;
    }

    // What metrics.md says of a commit that several repositories hold, in the plainest words: the first in the catalog has it.
    // Among the histories at hand no fork is read together with its upstream, so the declared upstreams don't matter here.
    private IEnumerable<Count> AtHome()
    {
        Dictionary<string, int> place = histories.Catalog!.Repositories.Select((repository, index) => (Name: repository.Name.ToString(), index)).ToDictionary(pair => pair.Name, pair => pair.index);
        return Everywhere().GroupBy(it => it.Key).SelectMany(same => same.GroupBy(it => it.Repository).MinBy(repository => place[repository.Key])!);
    }

    private IEnumerable<Count> Everywhere() =>
        from repository in histories.Git
        let lastDay = DateTime.UnixEpoch.AddSeconds(repository.Value[0].CommitterTime).Date
        from commit in repository.Value
        where !commit.IsMerge && commit.AuthorTime >= 0 && commit.AuthorTime < 253_402_300_800
        let time = DateTime.UnixEpoch.AddSeconds(commit.AuthorTime)
        where time.Year >= 1990 && time.Date <= lastDay
        select new Count(repository.Key, commit, commit.AuthorAddress.Trim().ToLowerInvariant(), time, commit.Changes.Count, (commit.AuthorAddress, commit.AuthorTime, commit.Subject));

    private HashSet<string> Lines(string sql)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        using Store.DuckDb.DuckDbResult rows = histories.Store!.Connection.Query(sql);
        while (rows.Read()) lines.Add(rows.GetString(0));
        return lines;
    }

    private static string Offset(string written)
    {
        if (!Regex.IsMatch(written, "^[+-][0-9]{2}[0-5][0-9]$", RegexOptions.None, TimeSpan.FromSeconds(1))) return "none";
        var offset = TimeSpan.ParseExact(written[1..], "hhmm", CultureInfo.InvariantCulture);
        return offset > TimeSpan.FromHours(14) ? "none" : (written[0] == '-' ? -offset : offset).TotalMinutes.ToString(CultureInfo.InvariantCulture);
    }

    private static int Independent(string metric, IEnumerable<Count> scope, Quarter quarter)
    {
        DateTime from = quarter.FirstDay.ToDateTime(TimeOnly.MinValue), to = quarter.Next.FirstDay.ToDateTime(TimeOnly.MinValue);
        List<Count> inside = scope.Where(it => it.Time >= from && it.Time < to).ToList();
        return metric switch
        {
            "code-changes-commits" => inside.Count,
            "file-touches" => inside.Sum(it => it.Touches),
            "contributors" => inside.DistinctBy(it => it.Address).Count(),
            "new-contributors" => scope.GroupBy(it => it.Address).Count(person => person.Min(it => it.Time) >= from && person.Min(it => it.Time) < to),
            _ => inside.GroupBy(it => it.Address).Count(person => person.Select(it => ISOWeek.GetYear(it.Time) + "-" + ISOWeek.GetWeekOfYear(it.Time)).Distinct().Count() >= 10),
        };
    }

    private sealed record Count(string Repository, GitReading.Commit Commit, string Address, DateTime Time, int Touches, (string, long, string) Key);
}
