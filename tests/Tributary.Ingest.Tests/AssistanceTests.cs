using Tributary.Catalog;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class AssistanceTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FactStore _store;

    public AssistanceTests()
    {
        Fixtures.Build("agents", _folder["mirrors", "a+one.git"]);
        _store = FactStore.OpenForWriting(_folder["store.duckdb"]);
        _ = new Synchronizer(_store, CatalogReader.Read(TestCatalog.Write(_folder["catalog"], "a/one")), new SyncOptions { Mirrors = _folder["mirrors"] }).Run(new Progress<SyncEvent>(), CancellationToken.None);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Each_declared_part_of_an_agent_is_kept_once_with_its_evidence() =>
        Rows("select subject, agent, mark, evidence from assistance join commit using (repository, commit) order by all").ShouldBe(
        [
            "By a person with an agent|Claude|co-author|Claude <noreply@anthropic.com>",
            "By a person with an agent|Claude|line|🤖 Generated with [Claude Code](https://claude.com/claude-code)",
            "By an agent for nobody|Copilot|author|Copilot <198982749+Copilot@users.noreply.github.com>",
            "By an agent for two people|Copilot|author|Copilot <198982749+Copilot@users.noreply.github.com>",
            "By an agent for two people|Copilot|co-author|Copilot <198982749+Copilot@users.noreply.github.com>",
            "With a suggestion of a review|CodeRabbit|review|coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>",
        ]);

    [Fact]
    public void What_an_agent_authored_is_the_first_named_persons() =>
        Activity("resolved").ShouldBe(
        [
            "Copilot|agent|False|1|0|1|1",
            "Ada Example|human|True|5|2|5|1",
            "Bea Example|human|True|1|0|1|1",
            "Claude Dupont|human|True|0|1|0|0",
            "Claude|agent|False|0|1|0|0",
            "CodeRabbit|reviewer|False|0|1|0|0",
            "dependabot[bot]|bot|False|1|0|1|0",
        ], ignoreOrder: true);

    [Fact]
    public void The_plain_reading_moves_no_credit() =>
        Activity("raw").Where(row => row.StartsWith("198982749", StringComparison.Ordinal) || row.StartsWith("ada", StringComparison.Ordinal) || row.StartsWith("bea", StringComparison.Ordinal)).ShouldBe(
        [
            "198982749+copilot@users.noreply.github.com|address|True|2|0|2|2",
            "ada@example.com|address|True|5|2|5|1",
            "bea@example.com|address|True|0|1|0|0",
        ], ignoreOrder: true);

    [Fact]
    public void A_commit_that_a_bot_exported_is_its_authors() =>
        Rows("""
            select a.label, k.label, k.kind
            from commit c
            join identity ia on ia.people = 'resolved' and ia.signature = c.author
            join contributor a on a.people = 'resolved' and a.contributor = ia.contributor
            join identity ik on ik.people = 'resolved' and ik.signature = c.committer
            join contributor k on k.people = 'resolved' and k.contributor = ik.contributor
            where subject = 'By a person, exported by a bot'
            """).ShouldBe(["Ada Example|Google export|group"]);

    private List<string> Activity(string people) => Rows($"""
        select label, kind, is_person, sum(commits)::bigint, sum(coauthored)::bigint, sum(touches)::bigint, sum(assisted)::bigint
        from activity a join contributor c using (people, contributor)
        where people = '{people}'
        group by all
        """);

    private List<string> Rows(string sql)
    {
        var all = new List<string>();
        using DuckDbResult rows = _store.Connection.Query(sql);
        while (rows.Read()) all.Add(string.Join('|', Enumerable.Range(0, rows.ColumnCount).Select(rows.GetValue)));
        return all;
    }
}
