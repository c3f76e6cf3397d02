using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class MirrorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_default_branch_is_what_HEAD_names()
    {
        Fixtures.Build("loose", _folder["m.git"]);
        var mirror = Mirror.Open(_folder["m.git"]);
        mirror.Branch.ShouldBe("refs/heads/trunk/dev");
        mirror.Tip.ToString().ShouldBe(Shell.GitText(_folder["m.git"], "rev-parse", "HEAD"));
        mirror.LastFetched.ShouldBeNull();
        mirror.Size.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_detached_HEAD_is_its_commit()
    {
        Fixtures.Build("linear", _folder["m.git"]);
        string id = Shell.GitText(_folder["m.git"], "rev-parse", "HEAD~2");
        File.WriteAllText(_folder["m.git", "HEAD"], id + "\n");
        var mirror = Mirror.Open(_folder["m.git"]);
        (mirror.Branch, mirror.Tip.ToString()).ShouldBe((null, id));
    }

    [Fact]
    public void An_empty_repository_has_no_tip()
    {
        Fixtures.Build("empty", _folder["m.git"]);
        Mirror.Open(_folder["m.git"]).Tip.ShouldBeNull();
    }

    [Fact]
    public void The_last_fetch_is_when_git_noted_it()
    {
        Fixtures.Build("linear", _folder["m.git"]);
        var then = new DateTime(2026, 9, 1, 12, 0, 0, DateTimeKind.Utc);
        File.WriteAllText(_folder["m.git", "FETCH_HEAD"], "");
        File.SetLastWriteTimeUtc(_folder["m.git", "FETCH_HEAD"], then);
        Mirror.Open(_folder["m.git"]).LastFetched.ShouldBe(then);
    }

    [Theory]
    [InlineData("ref: ../../../etc/passwd")]
    [InlineData("ref: refs/heads/../../../secret")]
    [InlineData("ref: refs/heads/a b")]
    [InlineData("ref: HEAD")]
    public void A_HEAD_that_leads_elsewhere_is_refused(string head)
    {
        Fixtures.Build("empty", _folder["m.git"]);
        File.WriteAllText(_folder["m.git", "HEAD"], head);
        Should.Throw<MirrorException>(() => Mirror.Open(_folder["m.git"])).Message.ShouldContain("names no branch");
    }

    [Fact]
    public void A_ref_that_holds_something_else_is_refused_and_not_repeated()
    {
        Fixtures.Build("loose", _folder["m.git"]);
        File.WriteAllText(_folder["secret"], "a secret that a link leads to");
        Directory.CreateDirectory(_folder["m.git", "refs", "heads", "trunk"]);
        File.CreateSymbolicLink(_folder["m.git", "refs", "heads", "trunk", "dev"], _folder["secret"]);
        MirrorException error = Should.Throw<MirrorException>(() => Mirror.Open(_folder["m.git"]));
        error.Message.ShouldContain("holds no object id");
        error.Message.ShouldNotContain("secret that");
    }

    [Theory]
    [InlineData("head-fifo", "HEAD holds no object id")]
    [InlineData("head-device", "HEAD holds no object id")]
    [InlineData("ref-fifo", "refs/heads/main holds no object id")]
    [InlineData("ref-device", "refs/heads/main holds no object id")]
    [InlineData("ref-enormous", "refs/heads/main holds no object id")]
    [InlineData("packed-fifo", "packed-refs holds no refs")]
    [InlineData("packed-enormous", "packed-refs holds no refs")]
    public void A_file_that_never_ends_is_refused_at_once(string kind, string message)
    {
        Fixtures.Build("hostile-files " + kind, _folder["m.git"]);
        Promptly(() => Should.Throw<MirrorException>(() => Mirror.Open(_folder["m.git"])).Message.ShouldContain(message));
    }

    [Theory]
    [InlineData("alternates-fifo")]
    [InlineData("pack-fifo")]
    [InlineData("loose-fifo")]
    public void A_pipe_among_the_objects_is_refused_before_git_waits_for_it(string kind)
    {
        Fixtures.Build("hostile-files " + kind, _folder["m.git"]);
        Promptly(() => Should.Throw<MirrorException>(() => History.Read(_folder["m.git"])).Message.ShouldContain("is empty or no file"));
    }

    [Fact]
    public void Links_that_lead_round_and_round_are_not_followed()
    {
        Fixtures.Build("hostile-files objects-ring", _folder["m.git"]);
        Promptly(() => Mirror.Open(_folder["m.git"]).Size.ShouldBeInRange(1, 100_000));
    }

    [Fact]
    public void What_is_no_bare_repository_is_refused()
    {
        Directory.CreateDirectory(_folder["m.git"]);
        Should.Throw<MirrorException>(() => Mirror.Open(_folder["m.git"])).Message.ShouldContain("is not a bare git repository");
        Should.Throw<MirrorException>(() => Mirror.Open(_folder["nowhere"])).Message.ShouldContain("is not a bare git repository");
    }

    [Fact]
    public void Refs_kept_as_a_reftable_are_refused()
    {
        Fixtures.Build("linear", _folder["m.git"]);
        Directory.CreateDirectory(_folder["m.git", "reftable"]);
        Should.Throw<MirrorException>(() => Mirror.Open(_folder["m.git"])).Message.ShouldContain("reftable");
    }

    [Theory]
    [InlineData("[core]\nrepositoryformatversion = 2\n", "it is of version 2")]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions]\nobjectFormat = sha1\nelsewhere = yes\n", "it has the extension 'elsewhere'")]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions \"more\"]\nnoop = yes\n", "it has the extension 'more.noop'")]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions]\nrefStorage = reftable\n", "its refs are kept as 'reftable'")]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions]\nobjectFormat = sha512\n", "ids of the kind 'sha512'")]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions]\nrefStorage = \"a\\tb\"\n", "its refs are kept as 'a\ufffdb'")]
    public void A_way_of_keeping_a_repository_that_is_not_known_is_refused(string config, string reason)
    {
        Fixtures.Build("linear", _folder["m.git"]);
        File.WriteAllText(_folder["m.git", "config"], config + "[core]\nbare = true\n");
        Shell.Run(_folder["m.git"], "git", "rev-parse", "HEAD").ExitCode.ShouldNotBe(0);
        Should.Throw<MirrorException>(() => Mirror.Open(_folder["m.git"])).Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("[core]\nrepositoryformatversion = 1\n[extensions]\nnoop = 1\nnoop-v1 = 1\npreciousObjects = true\npartialClone = origin\nworktreeConfig = true\nobjectFormat = sha1\n")]
    [InlineData("[core]\nrepositoryformatversion = 0\n[extensions]\nelsewhere = yes\n")]
    public void One_that_is_known_or_passed_over_by_git_is_read(string config)
    {
        Fixtures.Build("linear", _folder["m.git"]);
        File.WriteAllText(_folder["m.git", "config"], config + "[core]\nbare = true\n");
        Mirror.Open(_folder["m.git"]).Tip.ToString().ShouldBe(Shell.GitText(_folder["m.git"], "rev-parse", "HEAD"));
    }

    [Theory]
    [InlineData("refStorage = files")]
    [InlineData("relativeWorktrees = true")]
    [InlineData("compatObjectFormat = sha256")]
    public void Of_later_gits_what_changes_nothing_that_is_read_is_passed_over(string extension)
    {
        Fixtures.Build("linear", _folder["m.git"]);
        string tip = Shell.GitText(_folder["m.git"], "rev-parse", "HEAD");
        File.WriteAllText(_folder["m.git", "config"], $"[core]\nrepositoryformatversion = 1\n[extensions]\n{extension}\n");
        Mirror.Open(_folder["m.git"]).Tip.ToString().ShouldBe(tip);
    }

    [Fact]
    public void A_shallow_clone_says_where_it_is_cut_off()
    {
        Fixtures.Build("linear", _folder["whole.git"]);
        Shell.Git(_folder.Path, "clone", "-q", "--bare", "--depth", "3", "file://" + _folder["whole.git"], _folder["m.git"]);
        Mirror.Open(_folder["m.git"]).Boundary.Select(id => id.ToString()).ShouldBe([Shell.GitText(_folder["m.git"], "rev-parse", "HEAD~2")]);
        Mirror.Open(_folder["whole.git"]).Boundary.ShouldBeEmpty();
        File.WriteAllText(_folder["m.git", "shallow"], "nonsense");
        Should.Throw<MirrorException>(() => Mirror.Open(_folder["m.git"])).Message.ShouldContain("holds no object id");
    }

    private static void Promptly(Action action) => Should.CompleteIn(action, TimeSpan.FromSeconds(30));
}
