using System.Globalization;
using Tributary.Catalog;
using Tributary.Catalog.Work;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>What the shipped rules say of the real histories' commits, against labels that were given by reading: <c>tests/fixtures/labels/work.tsv</c>; and how much they say.</summary>
public sealed class WorkLabelTests(RealHistories histories, ITestOutputHelper output)
{
    private static readonly RepositoryCatalog Catalog = CatalogReader.Read(SourceTree.PathOf("catalogs", "ai-infra"));

    [Theory]
    [InlineData(0.95, 0.93, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13)]
    [InlineData(0.93, 0.92, 14, 15)]
    public void Areas_and_kinds_are_those_that_a_reader_gives(double area, double kind, params int[] draws)
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        List<Labelled> commits = draws.SelectMany(Read).ToList();
        commits.Count.ShouldBe(200 * draws.Length);
        // What is left untold, or is spread over several areas, is no claim.
        Check("area", commits.Where(it => it.About.Main is { Group: not (AreaGroup.Code or AreaGroup.Other) }), it => it.Areas.Contains(it.About.Main!.Id, StringComparer.Ordinal), area);
        Check("kind", commits.Where(it => it.About.Kind != Catalog.Work!.KindRules.Otherwise), it => it.Kinds.Contains(it.About.Kind.Id, StringComparer.Ordinal), kind);
    }

    [Theory]
    [InlineData(0.97, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13)]
    [InlineData(0.95, 8)]
    [InlineData(0.95, 9)]
    [InlineData(0.95, 14, 15)]
    public void Ecosystems_are_those_that_a_reader_gives(double precision, params int[] draws)
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        List<(Labelled Commit, string Ecosystem)> named = draws.SelectMany(Read).SelectMany(it => it.About.Ecosystems.Select(ecosystem => (it, ecosystem.Id))).ToList();
        Check("ecosystem", named, it => it.Commit.Ecosystems.Contains(it.Ecosystem, StringComparer.Ordinal) || it.Commit.Ecosystems.Contains(it.Ecosystem + '?', StringComparer.Ordinal), precision);
        List<(Labelled Commit, string Ecosystem)> wanted = draws.SelectMany(Read).SelectMany(it => it.Ecosystems.Where(id => id != "-" && !id.EndsWith('?')).Select(id => (it, id))).ToList();
        Check("ecosystem, recall", wanted, it => it.Commit.About.Ecosystems.Any(ecosystem => ecosystem.Id == it.Ecosystem), 0.9);
    }

    [Fact]
    public void Most_commits_are_told_about()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        Told("area", "exists (select 1 from work w where w.repository = c.repository and w.commit = c.commit and w.aspect = 'area' and w.label not in ('code', 'other') and w.about)", 0.95);
        Told("kind", "exists (select 1 from work w where w.repository = c.repository and w.commit = c.commit and w.aspect = 'kind' and w.label <> 'other')", 0.9);
        object? odd = histories.Store!.Connection.QueryScalar("""
            select count(*)
            from (select repository, commit, sum(share) filter (where aspect = 'area') as areas, count(*) filter (where aspect = 'kind') as kinds, count(*) filter (where aspect = 'layer') as layers from work group by repository, commit) as it
            where areas <> 10000 or kinds <> 1 or layers <> 1
            """);
        odd.ShouldBe(0L);
    }

    private void Told(string aspect, string condition, double share)
    {
        var told = (double)histories.Store!.Connection.QueryScalar($"select cast(count(*) filter (where {condition}) as double) / count(*) from commit c where c.parent_count < 2 and c.lost_at is null")!;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{aspect}: told of {told:0.000} of all commits"));
        told.ShouldBeGreaterThanOrEqualTo(share, aspect);
    }

    private void Check<T>(string what, IEnumerable<T> claims, Func<T, bool> isRight, double least)
    {
        List<T> all = claims.ToList();
        double share = (double)all.Count(isRight) / all.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {all.Count(isRight)} of {all.Count}, {share:0.000}"));
        share.ShouldBeGreaterThanOrEqualTo(least, what);
    }

    private List<Labelled> Read(int draw)
    {
        List<string[]> lines = File.ReadLines(SourceTree.PathOf("tests", "fixtures", "labels", "work.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t'))
            .Where(line => line[5] == draw.ToString(CultureInfo.InvariantCulture)).ToList();
        Dictionary<string, (string Subject, List<StoredChange> Changes)> commits = ReadCommits(lines.Select(line => line[1]));
        return lines.Select(line => new Labelled(line[2].Split('/'), line[3].Split('/'), line[4].Split(','), About(line[0], commits[$"{line[0]} {line[1]}"]))).ToList();
    }

    private static CommitWork About(string repository, (string Subject, List<StoredChange> Changes) commit)
    {
        RepositoryWork work = Catalog.Work!.For(Catalog.Repositories.First(it => it.Name == RepositoryName.Parse(repository)));
        return work.OfCommit(commit.Subject, commit.Changes.Select(it => work.OfPath(it.Path) with { IsAdded = it.IsAdded }).ToList());
    }

    private Dictionary<string, (string Subject, List<StoredChange> Changes)> ReadCommits(IEnumerable<string> ids)
    {
        var commits = new Dictionary<string, (string Subject, List<StoredChange> Changes)>(StringComparer.Ordinal);
        using DuckDbResult rows = histories.Store!.Connection.Query($"""
            select r.name || ' ' || lower(hex(c.id)), c.subject, coalesce(p.name, ''), coalesce(ch.status = 'A', false)
            from commit c
            join repository r on r.repository = c.repository
            left join change ch on ch.repository = c.repository and ch.commit = c.commit
            left join path p on p.repository = ch.repository and p.path = ch.path
            where lower(hex(c.id)) in ({string.Join(", ", ids.Select(id => $"'{id}'"))})
            order by 1, 3
            """);
        while (rows.Read())
        {
            if (!commits.TryGetValue(rows.GetString(0), out (string Subject, List<StoredChange> Changes) commit)) commits.Add(rows.GetString(0), commit = (rows.GetString(1), []));
            if (rows.GetString(2).Length > 0) commit.Changes.Add(new StoredChange(rows.GetString(2), rows.GetBoolean(3)));
        }

        return commits;
    }

    private sealed record Labelled(string[] Areas, string[] Kinds, string[] Ecosystems, CommitWork About);
}
