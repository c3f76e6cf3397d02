using Tributary.Model;
using Tributary.Store;

namespace Tributary.Ingest.Tests;

/// <summary>What hostile repositories come to: read whole, or broken with a reason. Tributary.Differential.Tests holds those that are read against git.</summary>
public sealed class HostileTests(HostileField field) : IClassFixture<HostileField>
{
    // Git from 2.43 on refuses what is deeper than 2,048 folders.
    private const string TooDeep = "exceeded maximum allowed tree depth";

    /// <summary>What each comes to: the commits read, or words of the reason.</summary>
    private static readonly Dictionary<string, object> Expected = new(StringComparer.Ordinal)
    {
        ["hostile"] = 3,
        ["hostile-texts"] = 63,
        ["hostile-paths"] = 10,
        ["hostile-dates"] = 96,
        ["hostile-size texts"] = 4,
        ["hostile-size wide"] = 2,
        ["hostile-size deep"] = 2,
        ["hostile-objects missing-blob"] = 2,
        ["hostile-objects tree-as-blob"] = 2,
        ["hostile-objects replaced"] = 3,
        ["hostile-objects missing-tree"] = "the tree 2222222222222222222222222222222222222222 is missing",
        ["hostile-objects missing-folder"] = "the tree 2222222222222222222222222222222222222222 is missing",
        ["hostile-objects missing-parent"] = 1,
        ["hostile-objects blob-as-tree"] = "is a blob where a tree belongs",
        ["hostile-objects malformed-tree"] = "a tree ends within an entry",
        ["hostile-objects malformed-commit"] = "a commit object",
        ["hostile-objects tip-is-a-tree"] = "where a commit belongs",
        ["hostile-objects tip-is-a-blob"] = "where a commit belongs",
        ["hostile-objects tip-is-a-tag"] = "where a commit belongs",
        ["hostile-files head-outside"] = "HEAD names no branch",
        ["hostile-files head-fifo"] = "HEAD holds no object id",
        ["hostile-files head-device"] = "HEAD holds no object id",
        ["hostile-files head-folder"] = "is not a bare git repository",
        ["hostile-files ref-link"] = "refs/heads/main holds no object id",
        ["hostile-files ref-fifo"] = "refs/heads/main holds no object id",
        ["hostile-files ref-device"] = "refs/heads/main holds no object id",
        ["hostile-files ref-enormous"] = "refs/heads/main holds no object id",
        ["hostile-files packed-fifo"] = "packed-refs",
        ["hostile-files packed-enormous"] = "packed-refs",
        ["hostile-files shallow"] = "holds no object id",
        ["hostile-files shallow-fifo"] = "holds no object id",
        ["hostile-files graft-ring"] = 2,
        ["hostile-files alternates-nowhere"] = 2,
        ["hostile-files alternates-elsewhere"] = 2,
        ["hostile-files alternates-fifo"] = "alternates",
        ["hostile-files pack-fifo"] = "is empty or no file",
        ["hostile-files loose-fifo"] = "is empty or no file",
        ["hostile-files objects-ring"] = 2,
        ["hostile-files commit-graph"] = 2,
    };

    public static TheoryData<string> Hostile => [.. HostileField.Hostile];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Each_is_read_whole_or_broken_with_a_reason_and_what_to_do(string fixture)
    {
        RepositoryStatus status = RepositoryStatus.ReadAll(field.Store.Connection).Single(it => it.Name == HostileField.RepositoryOf(fixture));
        Assert.SkipWhen(status.Reason?.Contains(TooDeep, StringComparison.Ordinal) == true, "this git reads no folders that deep, and says so");
        if (Expected[fixture] is int commits)
        {
            string? said = fixture.EndsWith("missing-parent", StringComparison.Ordinal) ? "what is older is cut off at the source" : null;
            (status.Outcome, status.Reason, status.Commits).ShouldBe(("read", said, commits));
            return;
        }

        (status.Outcome, status.Commits).ShouldBe(("broken", 0));
        status.Reason!.ShouldStartWith(field.Mirror(fixture));
        status.Reason!.ShouldContain((string)Expected[fixture]);
        status.Reason!.ShouldMatch("([Rr]un 'git|Repair it with 'git|Remove it or clone it again)");
        status.Reason!.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public void None_stops_the_rest()
    {
        field.Summary.Repositories.Count.ShouldBe(HostileField.Hostile.Count + 1);
        field.Summary.Repositories.Single(it => it.Repository.Name == "linear").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe(Outcome.Read), it => it.NewCommits.ShouldBe(10));
        field.Store.CheckDerived();
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void None_runs_anything(string fixture)
    {
        File.Exists(field.Mirror(fixture) + ".executed").ShouldBeFalse();
        File.Exists(Path.Combine(field.Mirror(fixture), "executed")).ShouldBeFalse();
    }

    [Fact]
    public void The_tables_hold_what_was_written_and_are_all_there()
    {
        foreach (string text in (string[])["'; drop table commit; --", "+1+1", "\u202egnp.exe", "line\u2028paragraph\u2029end", "\u009b31mC1 in UTF-8 \u009d0;title\u009c", "/* open"])
            Scalar($"select count(*) from commit c join signature s on s.repository = c.repository and s.signature = c.author where c.subject = '{text.Replace("'", "''", StringComparison.Ordinal)}' and s.name = c.subject").ShouldBe(1L, text);
        Scalar("select count(*) from path where name = '../../../etc/passwd'").ShouldBe(1L);
        Scalar("select count(*) from path where name in (chr(10) || 'first', 'last' || chr(10))").ShouldBe(2L);
    }

    [Fact]
    public void What_is_large_is_whole()
    {
        Scalar("select max(strlen(subject)) from commit").ShouldBe(10L * 1024 * 1024);
        Scalar("select max(strlen(name)) from signature").ShouldBe(1024L * 1024);
        Scalar("select max(changes) from (select count(*) as changes from change group by repository, commit)").ShouldBe(100_000L);
        if (!field.Summary.Broken.Any(it => it.Reason!.Contains(TooDeep, StringComparison.Ordinal))) Scalar("select max(strlen(name)) from path").ShouldBe(10_004L);
    }

    private object? Scalar(string sql) => field.Store.Connection.QueryScalar(sql);
}
