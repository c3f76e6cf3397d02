using Tributary.Catalog;
using Tributary.Git;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;
using Tributary.Testing.Packs;

namespace Tributary.Ingest.Tests;

public sealed class SyncTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FactStore _store;

    public SyncTests()
    {
        Directory.CreateDirectory(_folder["mirrors"]);
        _store = FactStore.OpenForWriting(_folder["store.duckdb"]);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_repository_that_is_there_is_read_and_one_that_is_not_is_missing()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        SyncSummary summary = Sync("a/one a/two");
        (summary.Catalogued, summary.Unchanged, summary.NewCommits).ShouldBe((2, 0, 10));
        summary.Missing.ShouldBe([RepositoryName.Parse("a/two")]);
        Status("a/one").ShouldSatisfyAllConditions(
            it => it.Outcome.ShouldBe("read"),
            it => it.Commits.ShouldBe(10),
            it => it.Tip.ShouldBe(Shell.GitText(Mirror("a/one"), "rev-parse", "HEAD")),
            it => it.CoveredUntil.ShouldBe(DateTime.UnixEpoch.AddSeconds(1775694800)));
        Status("a/two").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("missing"), it => it.CoveredUntil.ShouldBeNull());
    }

    [Fact]
    public void A_delta_on_itself_which_git_would_follow_for_ever_is_broken_without_asking_git()
    {
        var repository = new PackedRepository(Mirror("a/one"));
        ObjectId commit = repository.Pack.Commit(repository.Pack.Tree());
        PackEntry entry = repository.Pack[commit];
        ulong length = (ulong)entry.Content.Length;
        (entry.Kind, entry.Base, entry.Content) = (PackEntryKind.ReferenceDelta, commit, new DeltaWriter(length, length).Copy(0, (uint)length).ToBytes());
        _ = repository.Write();
        _ = Sync("a/one");
        Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("broken"), it => it.Reason!.ShouldContain("deltas rest on each other without end"));
    }

    [Fact]
    public void A_second_sync_reads_nothing_and_changes_nothing()
    {
        Fixtures.Build("merges", Mirror("a/one"));
        Sync("a/one a/two");
        string before = Contents();
        SyncSummary again = Sync("a/one a/two");
        (again.Unchanged, again.NewCommits, again.Read).ShouldBe((1, 0, 0));
        Contents().ShouldBe(before);
    }

    [Fact]
    public void Two_syncs_of_a_growing_history_equal_one_of_the_whole()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("merges", Mirror("b/two"));
        Sync("a/one;b/two");
        string whole = Contents();
        foreach (string repository in (string[])["a/one", "b/two"])
        {
            foreach (string back in (string[])["HEAD~4", "HEAD~2", "HEAD~1", "HEAD"])
            {
                using FactStore growing = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
                string tip = Shell.GitText(Mirror(repository), "rev-parse", "HEAD");
                Shell.Git(Mirror(repository), "update-ref", "refs/heads/main", Shell.GitText(Mirror(repository), "rev-parse", back));
                Sync("a/one;b/two", growing);
                Shell.Git(Mirror(repository), "update-ref", "refs/heads/main", tip);
                Sync("a/one;b/two", growing);
                StoreContents.Of(growing).ShouldBe(whole, $"{repository} {back}");
            }
        }
    }

    [Fact]
    public void The_order_of_reading_does_not_matter()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("merges", Mirror("b/two"));
        Fixtures.Build("trailers", Mirror("b/three"));
        Sync("a/one;b/two b/three");
        using FactStore other = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        // A smaller catalog first gives the repositories other numbers.
        Sync(";b/three", other);
        Sync("a/one;b/two b/three", other);
        StoreContents.Of(other).ShouldBe(Contents());
    }

    [Fact]
    public void What_a_rewritten_branch_no_longer_reaches_is_marked_and_in_no_figure()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Sync("a/one");
        Fixtures.Build("merges", _folder["other.git"]);
        Shell.Git(Mirror("a/one"), "fetch", "-q", _folder["other.git"], "+main:main");
        File.Delete(Path.Combine(Mirror("a/one"), "FETCH_HEAD"));
        SyncSummary summary = Sync("a/one");
        summary.LostCommits.ShouldBe(10);
        Status("a/one").ShouldSatisfyAllConditions(it => it.Commits.ShouldBe(summary.NewCommits), it => it.Lost.ShouldBe(10));
        Scalar("select count(distinct lost_at) from commit where lost_at = 1").ShouldBe(1L);
        using FactStore fresh = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        Sync("a/one", fresh);
        Contents().ShouldBe(StoreContents.Of(fresh));
        Sync("a/one").Unchanged.ShouldBe(1);
    }

    [Fact]
    public void A_branch_that_was_rewritten_to_as_many_commits_equals_one_that_never_had_others()
    {
        Upstream upstream = Upstream.Create(_folder["mirrors"], "a+one");
        string first = upstream.Commit("First");
        upstream.Commit("Second", "lost.txt");
        Sync("a/one");
        upstream.ForcePush(first);
        upstream.Commit("Another", "kept.txt");
        Sync("a/one").LostCommits.ShouldBe(1);
        using FactStore fresh = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        Sync("a/one", fresh);
        Contents().ShouldBe(StoreContents.Of(fresh));
    }

    [Fact]
    public void A_branch_that_was_wound_back_keeps_only_what_it_reaches_and_gets_the_rest_back_without_reading_it_again()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Sync("a/one");
        string whole = Contents();
        string tip = Shell.GitText(Mirror("a/one"), "rev-parse", "HEAD");
        Shell.Git(Mirror("a/one"), "update-ref", "refs/heads/main", "HEAD~3");
        Sync("a/one").LostCommits.ShouldBe(3);
        Status("a/one").ShouldSatisfyAllConditions(it => it.Commits.ShouldBe(7), it => it.Lost.ShouldBe(3));
        Scalar("select count(*) from commit").ShouldBe(10L);
        Scalar("select sum(commits)::bigint from activity where people = 'raw'").ShouldBe(7L);
        Shell.Git(Mirror("a/one"), "update-ref", "refs/heads/main", tip);
        SyncSummary again = Sync("a/one");
        (again.NewCommits, again.LostCommits).ShouldBe((0, 0));
        Contents().ShouldBe(whole);
    }

    [Fact]
    public void Lost_commits_that_come_back_through_a_merge_are_not_read_twice()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Sync("a/one");
        string tip = Shell.GitText(Mirror("a/one"), "rev-parse", "HEAD");
        string back = Shell.GitText(Mirror("a/one"), "rev-parse", "HEAD~3");
        Shell.Git(Mirror("a/one"), "update-ref", "refs/heads/main", back);
        Sync("a/one");
        string tree = Shell.GitText(Mirror("a/one"), "rev-parse", tip + "^{tree}");
        string merge = Shell.GitText(Mirror("a/one"), "-c", "user.name=x", "-c", "user.email=x@example.com", "commit-tree", tree, "-p", back, "-p", tip, "-m", "Merge what was lost");
        Shell.Git(Mirror("a/one"), "update-ref", "refs/heads/main", merge);
        Sync("a/one").NewCommits.ShouldBe(1);
        Status("a/one").ShouldSatisfyAllConditions(it => it.Commits.ShouldBe(11), it => it.Lost.ShouldBe(0));
        Scalar("select count(*) - count(distinct id) from commit").ShouldBe(0L);
    }

    [Fact]
    public void A_shallow_history_says_from_when_it_is_known_and_a_whole_one_replaces_it()
    {
        Fixtures.Build("linear", _folder["whole.git"]);
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "--depth", "4", "file://" + _folder["whole.git"], Mirror("a/one"));
        Sync("a/one");
        RepositoryStatus status = Status("a/one");
        status.ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("read"), it => it.Commits.ShouldBe(4), it => it.Reason.ShouldBe("what is older is cut off at the source"));
        DateTime oldest = DateTime.UnixEpoch.AddSeconds(long.Parse(Shell.GitText(Mirror("a/one"), "log", "-1", "--format=%ct", "HEAD~3"), System.Globalization.CultureInfo.InvariantCulture));
        status.CoveredFrom.ShouldBe(oldest.Date.AddDays(1));
        // What the oldest commit changed can't be known: against nothing, it would have made every file.
        Scalar("select count(*) from change where commit = (select max(commit) from commit)").ShouldBe(0L);
        Sync("a/one").Unchanged.ShouldBe(1);

        Shell.Git(Mirror("a/one"), "fetch", "-q", "--unshallow", "file://" + _folder["whole.git"], "+main:main");
        File.Delete(Path.Combine(Mirror("a/one"), "FETCH_HEAD"));
        Sync("a/one").LostCommits.ShouldBe(0);
        Status("a/one").ShouldSatisfyAllConditions(it => it.CoveredFrom.ShouldBeNull(), it => it.Commits.ShouldBe(10));
        using FactStore fresh = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        Sync("a/one", fresh);
        Contents().ShouldBe(StoreContents.Of(fresh));
    }

    [Fact]
    public void A_history_whose_parents_are_missing_is_read_as_far_as_it_goes()
    {
        Fixtures.Build("linear", _folder["whole.git"]);
        string cut = Shell.GitText(_folder["whole.git"], "rev-parse", "HEAD~4");
        // A graft on the other side: what it sends lacks the parents that its commits name.
        File.WriteAllText(Path.Combine(_folder["whole.git"], "info", "grafts"), cut + "\n");
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "--depth", "5", "file://" + _folder["whole.git"], Mirror("a/one"));
        File.Delete(Path.Combine(Mirror("a/one"), "shallow"));
        Sync("a/one");
        Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("read"), it => it.Commits.ShouldBe(5), it => it.CoveredFrom.ShouldNotBeNull());
        string before = Contents();
        Sync("a/one").NewCommits.ShouldBe(0);
        Contents().ShouldBe(before);
        Scalar("select count(*) from tip").ShouldBe(1L);
    }

    [Fact]
    public void Of_a_clone_without_folders_the_commits_are_read_and_their_changes_said_to_be_unknown()
    {
        Fixtures.Build("linear", _folder["whole.git"]);
        Shell.Git(_folder["whole.git"], "config", "uploadpack.allowFilter", "true");
        string tip = Shell.GitText(_folder["whole.git"], "rev-parse", "main");
        Shell.Git(_folder["whole.git"], "update-ref", "refs/heads/main", "main~2");
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "--filter=tree:0", "file://" + _folder["whole.git"], Mirror("a/one"));
        // One of the eight has the folders of the one before it.
        Sync("a/one").UnknownChanges.ShouldBe(7);
        Status("a/one").ShouldSatisfyAllConditions(
            it => it.Outcome.ShouldBe("read"),
            it => it.Commits.ShouldBe(8),
            it => it.Remark.ShouldBe("of 7 commits it is not known what they changed, for the mirror lacks folders"));
        Scalar("select count(*) from change").ShouldBe(0L);
        Sync("a/one").Unchanged.ShouldBe(1);
        Status("a/one").UnknownChanges.ShouldBe(7);

        // Two more, the later of them with what it needs.
        Shell.Git(_folder["whole.git"], "update-ref", "refs/heads/main", tip);
        Shell.Git(Mirror("a/one"), "fetch", "-q", "origin", "+main:main");
        Shell.Git(Mirror("a/one"), "diff-tree", "-r", "main~1", "main");
        Sync("a/one").UnknownChanges.ShouldBe(1);
        Status("a/one").UnknownChanges.ShouldBe(8);
        Scalar("select count(*) > 0 from change").ShouldBe(true);

        // What a rewritten branch lost is in no figure, and in no remark.
        Shell.Git(Mirror("a/one"), "update-ref", "refs/heads/main", "main~4");
        Sync("a/one").LostCommits.ShouldBe(4);
        Status("a/one").UnknownChanges.ShouldBe(6);
    }

    [Fact]
    public void What_only_git_reads_is_said_and_stays_said()
    {
        const string Remark = "only git reads it, for pack-old.idx is no index of version 2";
        Fixtures.Build("linear", Mirror("a/one"));
        string packs = Path.Combine(Mirror("a/one"), "objects", "pack"), pack = Path.Combine(packs, "pack-old.pack");
        File.Move(Directory.GetFiles(packs, "*.pack").Single(), pack);
        foreach (string other in Directory.GetFiles(packs).Where(file => file != pack)) File.Delete(other);
        Shell.Git(Mirror("a/one"), "index-pack", "--index-version=1", pack);
        Sync("a/one").NewCommits.ShouldBe(10);
        Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("read"), it => it.Remark.ShouldBe(Remark));
        Sync("a/one").Unchanged.ShouldBe(1);
        Scalar("select count(*) from tip").ShouldBe(1L);

        File.Move(Path.Combine(Mirror("a/one"), "HEAD"), _folder["HEAD"]);
        Sync("a/one").Broken.Count().ShouldBe(1);
        File.Move(_folder["HEAD"], Path.Combine(Mirror("a/one"), "HEAD"));
        Sync("a/one").NewCommits.ShouldBe(0);
        Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("read"), it => it.Commits.ShouldBe(10), it => it.Remark.ShouldBe(Remark));
    }

    [Fact]
    public void The_quarters_of_a_repository_say_whether_they_are_covered()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Sync("a/one", asOf: new DateOnly(2026, 8, 31));
        var quarters = new List<string>();
        using DuckDbResult rows = _store.Connection.Query("select quarter, coverage from quarter_coverage order by quarter");
        while (rows.Read()) quarters.Add($"{rows.GetDate(0):yyyy-MM-dd} {rows.GetString(1)}");
        quarters.ShouldBe(["2026-01-01 whole", "2026-04-01 whole", "2026-07-01 part"]);
    }

    [Theory]
    [InlineData("truncated", "can't be read")]
    [InlineData("no repository", "is not a bare git repository")]
    [InlineData("no tip", "can't be read")]
    [InlineData("emptied", "default branch has no commit any more")]
    public void What_is_broken_is_said_and_what_was_read_before_is_kept(string damage, string reason)
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("merges", Mirror("a/two"));
        Shell.Git(Mirror("a/one"), "update-ref", "refs/heads/main", "HEAD~3");
        Sync("a/one");
        string before = Contents();
        Damage(Mirror("a/one"), damage);
        SyncSummary summary = Sync("a/one");
        SyncProgress broken = summary.Broken.ShouldHaveSingleItem();
        broken.Reason!.ShouldContain(reason);
        Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("broken"), it => it.Commits.ShouldBe(7), it => it.CoveredUntil.ShouldNotBeNull());
        Contents().ShouldBe(before);
        Sync("a/one a/two").Repositories.ShouldContain(done => done.Repository.Name == "two" && done.Outcome == Outcome.Read);
    }

    [Fact]
    public void A_repository_that_went_missing_keeps_its_facts()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("linear", Mirror("a/two"));
        Sync("a/one a/two");
        Directory.Delete(Mirror("a/one"), recursive: true);
        Sync("a/one a/two").Missing.ShouldHaveSingleItem();
        Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("missing"), it => it.Commits.ShouldBe(10), it => it.CoveredUntil.ShouldNotBeNull());
    }

    [Fact]
    public void An_empty_repository_is_covered_once_it_is_known_up_to_when()
    {
        Fixtures.Build("empty", Mirror("a/one"));
        Sync("a/one");
        Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("empty"), it => it.CoveredUntil.ShouldBeNull());
        Sync("a/one", asOf: new DateOnly(2026, 6, 30));
        Status("a/one").CoveredUntil.ShouldBe(new DateTime(2026, 7, 1));
    }

    [Fact]
    public void A_history_covers_up_to_the_last_fetch_else_the_day_given_else_the_tip()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Sync("a/one");
        Status("a/one").CoveredUntil.ShouldBe(DateTime.UnixEpoch.AddSeconds(1775694800));
        Sync("a/one", asOf: new DateOnly(2026, 8, 31));
        Status("a/one").CoveredUntil.ShouldBe(new DateTime(2026, 9, 1));
        string fetchHead = Path.Combine(Mirror("a/one"), "FETCH_HEAD");
        File.WriteAllText(fetchHead, "");
        File.SetLastWriteTimeUtc(fetchHead, new DateTime(2026, 10, 2, 3, 4, 5, DateTimeKind.Utc));
        Sync("a/one", asOf: new DateOnly(2026, 8, 31));
        Status("a/one").CoveredUntil.ShouldBe(new DateTime(2026, 10, 2, 3, 4, 5));
        // Its state did not change, only the time up to which it holds.
        Scalar("select count(*) from tip where repository = 0").ShouldBe(1L);
    }

    [Fact]
    public void A_tip_that_is_dated_in_the_future_covers_no_more_than_there_has_been()
    {
        Fixtures.Build("linear", _folder["work.git"]);
        Shell.Git(_folder.Path, "clone", "-q", _folder["work.git"], "work");
        Shell.Run(_folder["work"], "env", "GIT_COMMITTER_DATE=@4070908800 +0000", "git", "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-q", "--allow-empty", "-m", "From 2099").ExitCode.ShouldBe(0);
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "work", Mirror("a/one"));
        DateTime before = DateTime.UtcNow;
        Sync("a/one");
        Status("a/one").CoveredUntil!.Value.ShouldBeInRange(before.AddSeconds(-1), DateTime.UtcNow);
        Sync("a/one").NewCommits.ShouldBe(0);
    }

    [Fact]
    public void A_commit_that_is_dated_ahead_of_its_history_is_in_from_the_day_that_the_history_reaches()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        // The youngest commit is authored on 9 April 2026.
        Sync("a/one", asOf: new DateOnly(2026, 4, 7));
        (Status("a/one").Undated, Scalar("select sum(commits)::bigint from activity where people = 'raw'")).ShouldBe((1, 9L));
        Sync("a/one", asOf: new DateOnly(2026, 4, 9));
        (Status("a/one").Undated, Scalar("select sum(commits)::bigint from activity where people = 'raw'")).ShouldBe((0, 10L));
        string derived = (string)Scalar("select value from provenance where name = 'derived_tips'")!;
        Sync("a/one", asOf: new DateOnly(2026, 4, 20));
        Scalar("select value from provenance where name = 'derived_tips'").ShouldBe(derived);
        Sync("a/one", asOf: new DateOnly(2026, 4, 7));
        (Status("a/one").Undated, Scalar("select sum(commits)::bigint from activity where people = 'raw'")).ShouldBe((1, 9L));
    }

    [Fact]
    public void Figures_of_a_catalog_that_was_changed_and_not_yet_derived_from_are_refused()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("linear", Mirror("a/two"));
        Sync("a/one a/two");
        CatalogWriter.Write(_store.Connection, Catalog("a/one a/two"), TimeProvider.System);
        _store.CheckDerived();
        CatalogWriter.Write(_store.Connection, Catalog("a/two a/one"), TimeProvider.System);
        Should.Throw<StoreException>(_store.CheckDerived);
    }

    [Fact]
    public void Dates_that_can_not_be_are_kept_flagged_and_in_no_period()
    {
        Fixtures.Build("encodings", Mirror("a/one"));
        Sync("a/one");
        RepositoryStatus status = Status("a/one");
        (status.Commits, status.Undated).ShouldBe((13, 6));
        Scalar("select sum(commits)::bigint from activity where people = 'raw'").ShouldBe(7L);
        Scalar("select author_time from commit where subject = 'Dated 2100'").ShouldBe(4102444800L);
    }

    [Fact]
    public void Text_that_is_not_UTF8_keeps_its_bytes()
    {
        Fixtures.Build("encodings", Mirror("a/one"));
        Sync("a/one");
        Scalar("select raw from path where name like 'caf%'").ShouldBe("caf\u00e9.txt".Select(c => (byte)c).ToArray());
        Scalar("select count(*) from signature where name = 'Jürgen'").ShouldBe(2L);
        Scalar("select count(*) from signature where raw is not null").ShouldBe(1L);
    }

    [Fact]
    public void A_co_author_counts_once_a_commit_and_not_beside_herself()
    {
        Fixtures.Build("trailers", Mirror("a/one"));
        Sync("a/one");
        Dictionary<string, (long Commits, long Coauthored, bool IsPerson)> people = [];
        using DuckDbResult rows = _store.Connection.Query(
            """
            select c.label, sum(a.commits)::bigint, sum(a.coauthored)::bigint, a.is_person
            from activity a
            join contributor c on c.people = a.people and c.contributor = a.contributor
            where a.people = 'resolved'
            group by all
            """);
        while (rows.Read()) people.Add(rows.GetString(0), (rows.GetInt64(1), rows.GetInt64(2), rows.GetBoolean(3)));
        people.ShouldBe(new Dictionary<string, (long, long, bool)>
        {
            ["Ada Example"] = (10, 0, true),
            ["Bea Example"] = (0, 2, true),
            ["Eve"] = (0, 1, true),
            ["Claude"] = (0, 1, false),
        }, ignoreOrder: true);
    }

    [Fact]
    public void A_commit_in_two_repositories_is_at_home_in_the_declared_upstream_else_in_the_first_listed()
    {
        Fixtures.Build("linear", Mirror("z/first"));
        Fixtures.Build("linear", Mirror("a/second"));
        Sync("z/first a/second");
        (Status("z/first").Copies, Status("a/second").Copies).ShouldBe((0, 10));
        Sync("z/first<a/second a/second");
        (Status("z/first").Copies, Status("a/second").Copies).ShouldBe((10, 0));
    }

    [Fact]
    public void A_copy_under_another_id_is_the_same_commit()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("linear", _folder["work.git"]);
        Shell.Git(_folder.Path, "clone", "-q", _folder["work.git"], "rewritten");
        Shell.Run(_folder["rewritten"], "git", "-c", "user.name=x", "-c", "user.email=x@example.com", "filter-branch", "-f", "--env-filter", "GIT_COMMITTER_NAME=Importer", "HEAD");
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "rewritten", Mirror("a/two"));
        Shell.GitText(Mirror("a/two"), "rev-parse", "HEAD").ShouldNotBe(Shell.GitText(Mirror("a/one"), "rev-parse", "HEAD"));
        Sync("a/one a/two");
        Status("a/two").Copies.ShouldBe(10);
    }

    [Fact]
    public void A_repository_that_is_catalogued_no_longer_is_in_no_figure()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("merges", Mirror("a/two"));
        Sync("a/one a/two");
        Sync("a/two");
        Scalar("select count(*) from scope_member where kind = 'repository'").ShouldBe(1L);
        RepositoryStatus.ReadAll(_store.Connection).Select(it => it.Name).ShouldBe(["a/two"]);
        Sync("a/one a/two").NewCommits.ShouldBe(0);
        Status("a/one").Commits.ShouldBe(10);
        Sync("a/one a/two").Unchanged.ShouldBe(2);
        Scalar("select count(*) from repository").ShouldBe(2L);
    }

    [Fact]
    public void A_folder_without_mirrors_is_refused_before_anything_is_done()
    {
        Should.Throw<MirrorException>(() => Sync("a/one")).Message.ShouldContain("holds no mirror of a catalogued repository");
        Directory.Delete(_folder["mirrors"]);
        Should.Throw<MirrorException>(() => Sync("a/one")).Message.ShouldContain("There is no folder");
        Scalar("select count(*) from repository").ShouldBe(0L);
    }

    [Fact]
    public void A_mirror_of_no_catalogued_repository_is_named_and_not_read()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("linear", Mirror("x/other"));
        Sync("a/one").Uncatalogued.ShouldBe(["x+other.git"]);
        Scalar("select count(*) from repository").ShouldBe(1L);
    }

    [Fact]
    public void A_mirror_is_found_whatever_the_case_of_its_name()
    {
        Fixtures.Build("linear", Mirror("acme/one"));
        Sync("ACME/One").NewCommits.ShouldBe(10);
    }

    [Fact]
    public void A_stop_between_repositories_keeps_those_that_were_done()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("merges", Mirror("a/two"));
        using var stop = new CancellationTokenSource();
        RepositoryCatalog catalog = Catalog("a/one a/two");
        var options = new SyncOptions { Mirrors = _folder["mirrors"], Reading = new ReadingLimits { Threads = 1 }, RowsAtOnce = 1 };
        Should.Throw<OperationCanceledException>(() => new Synchronizer(_store, catalog, options).Run(new StopAfterFirst(stop), stop.Token));
        Scalar("select count(*) from tip where outcome = 'read'").ShouldBe(1L);
        Should.Throw<StoreException>(_store.CheckDerived).Message.ShouldContain("Run 'tributary sync' again.");
        SyncSummary rest = Sync("a/one a/two");
        (rest.Unchanged, rest.Read).ShouldBe((1, 1));
        _store.CheckDerived();
    }

    [Fact]
    public void A_stop_after_repositories_that_were_one_transaction_keeps_all_of_them()
    {
        Fixtures.Build("linear", Mirror("a/one"));
        Fixtures.Build("merges", Mirror("a/two"));
        using var stop = new CancellationTokenSource();
        RepositoryCatalog catalog = Catalog("a/one a/two");
        var options = new SyncOptions { Mirrors = _folder["mirrors"], Reading = new ReadingLimits { Threads = 1 } };
        Should.Throw<OperationCanceledException>(() => new Synchronizer(_store, catalog, options).Run(new StopAfterFirst(stop), stop.Token));
        Scalar("select count(*) from tip where outcome = 'read'").ShouldBe(2L);
        Scalar("select count(distinct repository) from commit").ShouldBe(2L);
        Sync("a/one a/two").Unchanged.ShouldBe(2);
    }

    [Fact]
    public void A_stop_while_much_is_read_keeps_what_was_told_to_be_done_and_nothing_else()
    {
        string[] names = ["a/one", "a/two", "a/three", "a/four"];
        foreach (string name in names) Fixtures.Build("merges", Mirror(name));
        using var stop = new CancellationTokenSource();
        var told = new StopAtReading(stop);
        RepositoryCatalog catalog = Catalog(string.Join(' ', names));
        var options = new SyncOptions { Mirrors = _folder["mirrors"], Reading = new ReadingLimits { Threads = 1 } };
        Should.Throw<OperationCanceledException>(() => new Synchronizer(_store, catalog, options).Run(told, stop.Token));
        told.Read.ShouldBe(1);
        Scalar("select count(*) from tip where outcome = 'read'").ShouldBe((long)told.Done);
        Scalar("select count(distinct repository) from commit").ShouldBe((long)told.Done);
        SyncSummary rest = Sync(string.Join(' ', names));
        (rest.Unchanged, rest.Read).ShouldBe((told.Done, names.Length - told.Done));
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("no tip")]
    public void One_that_is_broken_among_others_of_its_transaction_leaves_them_what_they_are_alone(string damage)
    {
        foreach ((string name, string fixture) in (ReadOnlySpan<(string, string)>)[("a/one", "linear"), ("a/two", "merges"), ("a/three", "linear"), ("a/four", "merges")]) Fixtures.Build(fixture, Mirror(name));
        Damage(Mirror("a/three"), damage);
        const string Names = "a/one a/two a/three a/four a/five";
        SyncSummary together = SyncByOneThread(_store, rowsAtOnce: long.MaxValue);
        together.Broken.ShouldHaveSingleItem().Repository.ShouldBe(RepositoryName.Parse("a/three"));
        together.Repositories.Count.ShouldBe(5);
        together.Read.ShouldBe(3);
        using FactStore alone = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        _ = SyncByOneThread(alone, rowsAtOnce: 1);
        Contents().ShouldBe(StoreContents.Of(alone));

        SyncSummary SyncByOneThread(FactStore store, long rowsAtOnce) =>
            new Synchronizer(store, Catalog(Names), new SyncOptions { Mirrors = _folder["mirrors"], Reading = new ReadingLimits { Threads = 1 }, RowsAtOnce = rowsAtOnce }).Run(new Progress<SyncEvent>(), CancellationToken.None);
    }

    private string Mirror(string name) => _folder["mirrors", RepositoryName.Parse(name).MirrorFolder];

    private RepositoryCatalog Catalog(string names) => CatalogReader.Read(TestCatalog.Write(_folder["catalog"], names));

    private SyncSummary Sync(string names, FactStore? store = null, DateOnly? asOf = null) =>
        new Synchronizer(store ?? _store, Catalog(names), new SyncOptions { Mirrors = _folder["mirrors"], AsOf = asOf }).Run(new Progress<SyncEvent>(), CancellationToken.None);

    private RepositoryStatus Status(string name) => RepositoryStatus.ReadAll(_store.Connection).Single(it => it.Name == name);

    private object? Scalar(string sql) => _store.Connection.QueryScalar(sql);

    private string Contents() => StoreContents.Of(_store);

    private static void Damage(string mirror, string how)
    {
        switch (how)
        {
            case "no repository":
                Directory.Delete(Path.Combine(mirror, "objects"), recursive: true);
                break;
            case "no tip":
                File.WriteAllText(Path.Combine(mirror, "refs", "heads", "main"), new string('1', 40));
                break;
            case "emptied":
                File.WriteAllText(Path.Combine(mirror, "HEAD"), "ref: refs/heads/none");
                break;
            default:
                Shell.Git(mirror, "update-ref", "refs/heads/main", Shell.GitText(mirror, "for-each-ref", "--format=%(objectname)", "refs/heads/main"));
                string pack = Directory.GetFiles(Path.Combine(mirror, "objects", "pack"), "*.pack").Single();
                File.SetAttributes(pack, FileAttributes.Normal);
                using (FileStream stream = File.OpenWrite(pack)) stream.SetLength(stream.Length / 2);
                File.Delete(Path.Combine(mirror, "refs", "heads", "main"));
                break;
        }
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<SyncEvent>
    {
        public void Report(SyncEvent value)
        {
            if (value is SyncProgress) stop.Cancel();
        }
    }

    private sealed class StopAtReading(CancellationTokenSource stop) : IProgress<SyncEvent>
    {
        public int Read { get; private set; }

        public int Done { get; private set; }

        public void Report(SyncEvent value)
        {
            if (value is SyncProgress) Done++;
            if (value is not SyncEvent.Read) return;
            Read++;
            stop.Cancel();
        }
    }
}
