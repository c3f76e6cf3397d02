using Tributary.Git;
using Tributary.Git.Remotes;
using Tributary.Model;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

/// <summary>Cloning, fetching, and what hosts do meanwhile: with git's own server on loopback.</summary>
public sealed class RemoteSyncTests : IDisposable
{
    private readonly RemoteField _field = new();

    public void Dispose() => _field.Dispose();

    [Fact]
    public void A_first_sync_clones_one_branch_without_file_contents_tags_or_hooks()
    {
        Shell.Git(_field.Upstreams["a/one"].Folder, "tag", "v1");
        Shell.Git(_field.Upstreams["a/one"].Folder, "update-ref", "refs/heads/other", _field.Upstreams["a/one"].Tip);
        SyncSummary summary = _field.Sync();
        (summary.Read, summary.NewCommits, summary.IsIncomplete).ShouldBe((3, 9, false));
        string mirror = _field.MirrorOf("a/one");
        Shell.GitText(mirror, "for-each-ref", "--format=%(refname) %(objectname)").ShouldBe($"refs/heads/main {_field.Upstreams["a/one"].Tip}");
        Shell.GitText(mirror, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)").Split('\n').ShouldNotContain("blob");
        Directory.Exists(Path.Combine(mirror, "hooks")).ShouldBeFalse();
        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void A_host_that_leaves_nothing_out_is_cloned_whole()
    {
        _field.Upstreams["a/one"].AllowFilter(false);
        Shell.Git(_field.Upstreams["a/two"].Folder, "config", "uploadpackfilter.blob:none.allow", "false");
        (_field.Sync().Read, _field.Status("a/one").Commits, _field.Status("a/two").Commits).ShouldBe((3, 3, 3), _field.Status("a/two").ToString());
        foreach (string name in (string[])["a/one", "a/two"]) Shell.GitText(_field.MirrorOf(name), "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)").ShouldContain("blob");
        foreach (string name in (string[])["a/one", "a/two"]) _field.Upstreams[name].Commit("Fourth", content: "First a/one\nchanged a little\n");
        _field.Sync().NewCommits.ShouldBe(2);
        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void A_second_sync_asks_two_small_questions_and_moves_on_only_what_is_covered()
    {
        _field.Sync();
        DateTime before = _field.Status("a/one").CoveredUntil!.Value;
        int requests = _field.Server.Requests.Count;
        SyncSummary again = _field.Sync();
        (again.Unchanged, again.NewCommits, again.IsIncomplete).ShouldBe((3, 0, false));
        _field.Server.Requests.Skip(requests).Select(it => it.Stage).OrderBy(it => it).ShouldBe([Stage.Advertisement, Stage.Advertisement, Stage.Advertisement, Stage.Listing, Stage.Listing, Stage.Listing]);
        _field.Status("a/one").CoveredUntil!.Value.ShouldBeGreaterThan(before);
        _field.Scalar("select count(*) from tip").ShouldBe(3L);
        _field.Store.CheckDerived();
    }

    [Fact]
    public void Only_what_is_new_is_fetched_and_read()
    {
        _field.Sync();
        _field.Upstreams["a/two"].Commit("Fourth");
        _field.Upstreams["a/two"].Commit("Fifth");
        SyncSummary summary = _field.Sync();
        (summary.Read, summary.Unchanged, summary.NewCommits).ShouldBe((1, 2, 2));
        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void A_force_push_marks_what_is_lost()
    {
        _field.Sync();
        Upstream upstream = _field.Upstreams["a/one"];
        string lost = upstream.Tip;
        upstream.ForcePush(Shell.GitText(upstream.Folder, "rev-parse", lost + "~1"));
        upstream.Commit("Instead");
        SyncSummary summary = _field.Sync();
        (summary.NewCommits, summary.LostCommits).ShouldBe((1, 1));
        _field.Scalar($"select lost_at from commit where hex(id) = '{lost.ToUpperInvariant()}'").ShouldBe(1);
        _field.ShouldEqualAFreshStore();
        upstream.ForcePush(lost);
        (_field.Sync().NewCommits, _field.Status("a/one").Lost).ShouldBe((0, 1));
        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void A_renamed_default_branch_is_followed_and_nothing_is_read_again()
    {
        _field.Sync();
        _field.Upstreams["a/one"].RenameDefaultBranch("main/next");
        (_field.Sync().NewCommits, _field.Scalar("select branch from coverage join repository using (repository) where name = 'a/one'")).ShouldBe((0, "refs/heads/main/next"));
        _field.Upstreams["a/one"].Commit("On the new branch");
        _field.Sync().NewCommits.ShouldBe(1);
        Mirror.Open(_field.MirrorOf("a/one")).Branch.ShouldBe("refs/heads/main/next");
        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void A_moved_repository_is_followed_keeps_its_facts_and_is_known_under_both_names()
    {
        _field.Sync();
        _field.Upstreams["a/one"].Commit("After the move");
        Directory.CreateDirectory(Path.Combine(_field.Root, "new"));
        Directory.Move(_field.Upstreams["a/one"].Folder, Path.Combine(_field.Root, "new", "home.git"));
        _field.Server.For("a/one").RedirectTo("new/home");
        _field.Sync().NewCommits.ShouldBe(1);
        _field.Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("read"), it => it.MovedTo.ShouldBe("new/home"), it => it.Commits.ShouldBe(4));

        // The catalog takes up the new name: the facts and the mirror are the same repository's.
        _field.Names = "new/home a/two;b/three";
        int requests = _field.Server.Requests.Count;
        (_field.Sync().NewCommits, _field.Status("new/home").Commits, _field.Status("new/home").MovedTo).ShouldBe((0, 4, null));
        _field.Server.Requests.Skip(requests).ShouldNotContain(it => it.Stage == Stage.Pack);
        _field.Scalar("select string_agg(name || ' ' || origin, ', ' order by name) from alias").ShouldBe("a/one catalog, new/home host");
        _field.Scalar("select count(*) from repository").ShouldBe(3L);
    }

    [Theory]
    [InlineData(404, "is not there (HTTP 404)")]
    [InlineData(410, "is not there (HTTP 410)")]
    [InlineData(401, "is not there, or not public (HTTP 401)")]
    public void A_repository_that_is_gone_keeps_its_facts_and_says_since_when(int status, string reason)
    {
        _field.Sync();
        DateTime covered = _field.Status("a/one").CoveredUntil!.Value;
        _field.Server.For("a/one").Status(status);
        SyncSummary summary = _field.Sync();
        (summary.Of(Outcome.Gone).Count(), summary.Unchanged, summary.IsIncomplete).ShouldBe((1, 2, false));
        DateTime since = _field.Status("a/one").Since!.Value;
        _field.Sync();
        _field.Status("a/one").ShouldSatisfyAllConditions(
            it => it.Outcome.ShouldBe("gone"), it => it.Reason!.ShouldContain(reason), it => it.Since.ShouldBe(since), it => it.CoveredUntil.ShouldBe(covered), it => it.Commits.ShouldBe(3));
        _field.Events.OfType<SyncEvent.Retrying>().ShouldBeEmpty();
        _field.Server.For("a/one").Clear();
        _field.Sync();
        _field.Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("read"), it => it.Reason.ShouldBeNull(), it => it.CoveredUntil!.Value.ShouldBeGreaterThan(covered));
    }

    [Fact]
    public void A_busy_host_is_asked_again_when_it_says_and_all_others_of_it_wait_too()
    {
        _field.Server.For("a/one").Status(429, times: 1, retryAfter: "1");
        DateTime before = DateTime.UtcNow;
        _field.Sync().Read.ShouldBe(3);
        (DateTime.UtcNow - before).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        SyncEvent.Retrying retry = _field.Events.OfType<SyncEvent.Retrying>().ShouldHaveSingleItem();
        (retry.Repository.ToString(), retry.Wait).ShouldBe(("a/one", TimeSpan.FromSeconds(1)));
        retry.Reason.ShouldContain("asks to come later (HTTP 429)");
    }

    [Fact]
    public void A_host_that_wants_to_be_left_alone_for_long_is_left_for_another_day()
    {
        _field.Server.For("a/one").Status(429, retryAfter: "7200");
        SyncSummary summary = _field.Sync();
        (summary.Read, summary.IsIncomplete).ShouldBe((2, true));
        summary.Of(Outcome.Unreachable).ShouldHaveSingleItem().Reason!.ShouldEndWith("asks to come later (HTTP 429). Run 'tributary sync' again in 120 minutes.");
        _field.Events.OfType<SyncEvent.Retrying>().ShouldBeEmpty();
        _field.Server.For("a/one").Clear();
        _field.Sync().Read.ShouldBe(1);
        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void A_host_that_fails_is_asked_again_so_often_and_no_oftener()
    {
        _field.Server.For("a/one").Status(500, times: 3);
        _field.Server.For("a/two").Status(502);
        SyncSummary summary = _field.Sync();
        summary.Read.ShouldBe(2);
        summary.Of(Outcome.Unreachable).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            it => it.Repository.ToString().ShouldBe("a/two"), it => it.Reason!.ShouldContain("failed (HTTP 502). Run 'tributary sync' again later; what was read is kept."));
        _field.Events.OfType<SyncEvent.Retrying>().GroupBy(it => it.Repository.ToString()).ToDictionary(it => it.Key, it => it.Count()).ShouldBe(new Dictionary<string, int> { ["a/one"] = 3, ["a/two"] = 4 }, ignoreOrder: true);
    }

    [Theory]
    [InlineData(Stage.Advertisement)]
    [InlineData(Stage.Listing)]
    [InlineData(Stage.Pack)]
    public void What_breaks_off_is_tried_again(Stage stage)
    {
        _field.Server.For("a/one").Reset(stage, afterBytes: 60, times: 2);
        _field.Sync().Read.ShouldBe(3);
        _field.Events.OfType<SyncEvent.Retrying>().Count().ShouldBe(2);
        _field.ShouldEqualAFreshStore();
    }

    [Theory]
    [InlineData(Stage.Advertisement)]
    [InlineData(Stage.Listing)]
    [InlineData(Stage.Pack)]
    public void What_stands_still_is_broken_off_and_tried_again(Stage stage)
    {
        _field.Remote = _field.Remote with { Patience = TimeSpan.FromSeconds(2) };
        _field.Server.For("a/one").Stall(stage, afterBytes: 60, times: 1);
        _field.Sync().Read.ShouldBe(3);
        // A machine under load may be as slow as a host that stands still, and is forgiven as well.
        _field.Events.OfType<SyncEvent.Retrying>().Where(it => it.Repository.Name == "one").ShouldNotBeEmpty();
        _field.Events.OfType<SyncEvent.Retrying>().ShouldAllBe(it => it.Reason.Contains("did not answer in time") || it.Reason.Contains("stood still for 2 seconds"));
        Directory.EnumerateFileSystemEntries(_field["mirrors", ".incoming"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Stage.Advertisement)]
    [InlineData(Stage.Listing)]
    [InlineData(Stage.Pack)]
    public void A_page_in_place_of_a_repository_is_refused(Stage stage)
    {
        _field.Server.For("a/one").Garbage(stage);
        SyncSummary summary = _field.Sync();
        summary.Read.ShouldBe(2);
        summary.Of(Outcome.Unreachable).ShouldHaveSingleItem().Repository.ToString().ShouldBe("a/one");
    }

    [Fact]
    public void A_host_that_is_down_is_given_up_before_each_repository_has_waited_its_turn()
    {
        _field.Sync();
        string before = StoreContents.Of(_field.Store);
        _field.Server.Dispose();
        _field.Remote = _field.Remote with { PerHost = 1, Retries = 2 };
        SyncSummary summary = _field.Sync();
        summary.Of(Outcome.Unreachable).Count().ShouldBe(3);
        _field.Events.OfType<SyncEvent.Retrying>().Count().ShouldBeLessThan(6);
        StoreContents.Of(_field.Store).ShouldBe(before);
        _field.Store.CheckDerived();
        _field.Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("unreachable"), it => it.Commits.ShouldBe(3), it => it.CoveredUntil.ShouldNotBeNull());
    }

    [Fact]
    public void A_mirror_can_be_thrown_away_and_a_damaged_one_comes_anew()
    {
        _field.Sync();
        Directory.Delete(_field["mirrors"], recursive: true);
        _field.Sync().Unchanged.ShouldBe(3);
        Directory.EnumerateDirectories(_field["mirrors"], "*.git").ShouldBeEmpty();
        _field.Upstreams["a/one"].Commit("Fourth");
        (_field.Sync().NewCommits, Mirror.Open(_field.MirrorOf("a/one")).Tip.ToString()).ShouldBe((1, _field.Upstreams["a/one"].Tip));

        foreach (string damage in (string[])["HEAD", "objects"])
        {
            string damaged = Path.Combine(_field.MirrorOf("a/one"), damage);
            if (damage == "HEAD") File.WriteAllText(damaged, "nonsense");
            else Directory.GetFiles(Path.Combine(damaged, "pack"), "*.pack").ToList().ForEach(pack => { File.Delete(pack); File.WriteAllText(pack, "PACK, not"); });
            _field.Upstreams["a/one"].Commit("After " + damage);
            _field.Sync().NewCommits.ShouldBe(1, damage);
        }

        _field.ShouldEqualAFreshStore();
    }

    [Fact]
    public void A_mirror_that_was_fetched_often_is_packed_anew_and_loses_nothing()
    {
        using var one = new RemoteField("a/one");
        one.Sync();
        string packs = Path.Combine(one.MirrorOf("a/one"), "objects", "pack");
        int most = 0;
        for (int i = 0; i < 22; i++)
        {
            one.Upstreams["a/one"].Commit($"Commit {i}", content: $"{i}\n");
            one.Sync(one.Root).NewCommits.ShouldBe(1);
            most = Math.Max(most, Directory.GetFiles(packs, "*.pack").Length);
        }

        most.ShouldBeInRange(15, 20);
        Directory.GetFiles(packs, "*.pack").Length.ShouldBeLessThan(10);
        one.ShouldEqualAFreshStore();
    }

    [Fact]
    public void Nothing_that_stands_in_a_mirrors_folder_is_executed_or_believed()
    {
        _field.Sync();
        string mirror = _field.MirrorOf("a/one");
        string trap = _field["trap.sh"];
        File.WriteAllText(trap, $"#!/bin/sh\ntouch '{_field["executed"]}'\n");
        Shell.Run(_field[""], "chmod", "+x", trap);
        foreach (string key in (string[])["core.fsmonitor", "core.sshCommand", "core.askPass", "core.gitProxy", "credential.helper", "remote.origin.uploadpack", "core.alternateRefsCommand", "transfer.credentialsInUrl"])
            Shell.Git(mirror, "config", key, trap);
        Shell.Git(mirror, "config", "remote.origin.url", "ext::" + trap);
        Shell.Git(mirror, "config", $"url.ext::{trap}.insteadOf", _field.Server.Url);
        Directory.CreateDirectory(Path.Combine(mirror, "hooks"));
        foreach (string hook in (string[])["reference-transaction", "post-update", "pre-auto-gc", "post-rewrite"]) File.Copy(trap, Path.Combine(mirror, "hooks", hook));
        _field.Upstreams["a/one"].Commit("Fourth");
        _field.Sync().NewCommits.ShouldBe(1);
        File.Exists(_field["executed"]).ShouldBeFalse();
    }

    [Fact]
    public void A_token_goes_to_its_own_host_and_nowhere_else()
    {
        const string Secret = "s3cret-t0ken";
        string variable = AccessToken.VariableOf(RemoteUrl.Parse(_field.Server.Url));
        variable.ShouldBe("TRIBUTARY_TOKEN_127_0_0_1");
        _field.Server.RequiredToken = Secret;
        _field.Sync().Of(Outcome.Gone).Count().ShouldBe(3);
        Environment.SetEnvironmentVariable(variable, Secret);
        try
        {
            _field.Sync().Read.ShouldBe(3);
            _field.Upstreams["a/one"].Commit("Fourth");
            _field.Sync().NewCommits.ShouldBe(1);
            Environment.SetEnvironmentVariable(variable, "wrong");
            _field.Sync().Of(Outcome.Gone).First().Reason!.ShouldContain("refuses the token in TRIBUTARY_TOKEN_127_0_0_1");
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        foreach (string file in Directory.EnumerateFiles(_field[""], "*", SearchOption.AllDirectories)) File.ReadAllText(file).ShouldNotContain(Secret);
        _field.Events.ShouldAllBe(it => !it.ToString().Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_redirect_to_where_fetching_is_not_allowed_is_not_followed()
    {
        _field.Server.For("a/one").RedirectTo("http://198.51.100.1/elsewhere");
        _field.Server.For("a/two").RedirectTo("a/two");
        SyncSummary summary = _field.Sync();
        summary.Read.ShouldBe(1);
        summary.Of(Outcome.Unreachable).Select(it => it.Reason!).ShouldBe(
            [.. summary.Of(Outcome.Unreachable).Select(it => it.Reason!).Where(it => it.Contains("open line", StringComparison.Ordinal) || it.Contains("redirects without end", StringComparison.Ordinal))]);
        summary.Of(Outcome.Unreachable).Count().ShouldBe(2);
    }

    [Fact]
    public void An_empty_repository_is_empty_until_it_has_a_commit()
    {
        _field.Names += " b/empty";
        Upstream empty = Upstream.Create(_field.Root, "b/empty", branch: "trunk");
        _field.Sync().Of(Outcome.Empty).ShouldHaveSingleItem();
        _field.Status("b/empty").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("empty"), it => it.CoveredUntil.ShouldNotBeNull());
        _field.Sync().Of(Outcome.Empty).ShouldHaveSingleItem();
        empty.Commit("First");
        (_field.Sync().NewCommits, _field.Status("b/empty").Outcome).ShouldBe((1, "read"));
    }

    [Fact]
    public void A_default_branch_that_lost_all_its_commits_keeps_the_facts_and_is_said_to_be_broken()
    {
        _field.Sync();
        Shell.Git(_field.Upstreams["a/one"].Folder, "symbolic-ref", "HEAD", "refs/heads/nothing");
        _field.Sync().Broken.ShouldHaveSingleItem().Reason!.ShouldContain("has no commit any more");
        _field.Status("a/one").Commits.ShouldBe(3);
    }

    [Fact]
    public void A_SHA256_repository_is_fetched_like_any_other()
    {
        _field.Names += " b/wide";
        Upstream wide = Upstream.Create(_field.Root, "b/wide", objectFormat: "sha256");
        wide.AllowFilter(true);
        wide.Commit("First");
        _field.Sync().NewCommits.ShouldBe(10);
        wide.Commit("Second");
        _field.Sync().NewCommits.ShouldBe(1);
        _field.Scalar("select max(octet_length(id)) from commit").ShouldBe(32L);
    }

    [Theory]
    [InlineData("shallow")]
    [InlineData("grafted")]
    public void A_source_that_is_cut_off_says_from_when(string how)
    {
        Upstream whole = _field.Upstreams["a/one"];
        if (how == "grafted")
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(whole.Folder, "info")).FullName, "grafts"), Shell.GitText(whole.Folder, "rev-parse", "HEAD~1") + "\n");
        }
        else
        {
            Directory.Move(whole.Folder, _field["whole.git"]);
            Shell.Git(_field[""], "clone", "-q", "--bare", "--depth", "2", "file://" + _field["whole.git"], whole.Folder);
        }

        _field.Sync();
        _field.Status("a/one").ShouldSatisfyAllConditions(it => it.Outcome.ShouldBe("read"), it => it.Commits.ShouldBe(2), it => it.CoveredFrom.ShouldNotBeNull());
        _field.Sync().Unchanged.ShouldBe(3);
        whole.Commit("More");
        _field.Sync().NewCommits.ShouldBe(1, _field.Status("a/one").ToString());
        _field.Status("a/one").ShouldSatisfyAllConditions(it => it.Commits.ShouldBe(3), it => it.CoveredFrom.ShouldNotBeNull());
    }

    [Fact]
    public void Gits_own_protocol_and_folders_are_read_alike()
    {
        using GitDaemon daemon = GitDaemon.Start(_field.Root);
        _field.Sync(daemon.Url).Read.ShouldBe(3);
        _field.Upstreams["a/one"].Commit("Fourth");
        _field.Sync(_field.Root).NewCommits.ShouldBe(1);
        _field.Upstreams["a/one"].Commit("Fifth");
        _field.Sync(daemon.Url).NewCommits.ShouldBe(1);
        _field.ShouldEqualAFreshStore();
        Directory.Delete(_field.Upstreams["a/two"].Folder, recursive: true);
        _field.Sync(daemon.Url).Of(Outcome.Gone).ShouldHaveSingleItem(_field.Status("a/two").ToString()).Repository.ToString().ShouldBe("a/two");
        _field.Sync(_field.Root).Of(Outcome.Gone).ShouldHaveSingleItem().Repository.ToString().ShouldBe("a/two");
    }

    [Fact]
    public void No_more_requests_run_at_once_than_a_host_is_to_bear()
    {
        using var many = new RemoteField(string.Join(' ', Enumerable.Range(0, 12).Select(i => $"a/r{i}")));
        many.Remote = many.Remote with { PerHost = 2 };
        many.Server.Delay = TimeSpan.FromMilliseconds(50);
        many.Sync().Read.ShouldBe(12);
        // The server counts a request until its git has ended, a moment after the answer.
        many.Server.LargestConcurrency.ShouldBeInRange(2, 4);
    }

    [Fact]
    public void A_disk_that_is_nearly_full_is_left_alone()
    {
        _field.Remote = _field.Remote with { SpareDisk = long.MaxValue };
        Should.Throw<RemoteException>(() => _field.Sync()).Message.ShouldContain("make room and run 'tributary sync' again");
        _field.Server.Requests.ShouldBeEmpty();
    }
}
