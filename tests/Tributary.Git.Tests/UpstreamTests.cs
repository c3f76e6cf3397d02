using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class UpstreamTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sha1", 40)]
    [InlineData("sha256", 64)]
    public void Commits_follow_each_other_and_are_the_same_everywhere(string format, int length)
    {
        Upstream[] both = [Upstream.Create(_folder["a"], "ada/engine", "trunk", format), Upstream.Create(_folder["b"], "ada/engine", "trunk", format)];
        foreach (Upstream upstream in both) Two(upstream).ShouldBe(["Second 1775003600", "First 1775000000"]);
        both[0].Tip.Length.ShouldBe(length);
        both[1].Tip.ShouldBe(both[0].Tip);
    }

    [Fact]
    public void A_commit_writes_its_path_and_keeps_the_others()
    {
        var upstream = Upstream.Create(_folder.Path, "ada/engine");
        upstream.Commit("First", "src/a b.c", "one\n");
        string commit = upstream.Commit("Zweites: ü\n\nBody.", "README", "two\n", at: 5);
        upstream.Tip.ShouldBe(commit);
        Shell.GitText(upstream.Folder, "ls-tree", "-r", "--name-only", "HEAD").ShouldBe("README\nsrc/a b.c");
        Shell.GitText(upstream.Folder, "show", "HEAD:src/a b.c").ShouldBe("one");
        Shell.GitText(upstream.Folder, "log", "-1", "--format=%at %s|%b").ShouldBe("5 Zweites: ü|Body.");
        Shell.GitText(upstream.Folder, "fsck", "--strict").ShouldBeEmpty();
    }

    [Fact]
    public void A_push_by_force_drops_commits_and_those_that_follow_are_new()
    {
        var upstream = Upstream.Create(_folder.Path, "ada/engine");
        string first = upstream.Commit("First");
        string dropped = upstream.Commit("Second");
        upstream.ForcePush(first);
        upstream.Tip.ShouldBe(first);
        upstream.Commit("Second").ShouldNotBe(dropped);
        Shell.GitText(upstream.Folder, "log", "--format=%s", "HEAD").ShouldBe("Second\nFirst");
    }

    [Fact]
    public void A_renamed_default_branch_leaves_nothing_behind()
    {
        var upstream = Upstream.Create(_folder.Path, "ada/engine", "master");
        string first = upstream.Commit("First");
        upstream.RenameDefaultBranch("main");
        (upstream.Branch, upstream.Tip).ShouldBe(("main", first));
        Shell.GitText(upstream.Folder, "for-each-ref", "--format=%(refname)").ShouldBe("refs/heads/main");
        string second = upstream.Commit("Second");
        Shell.GitText(upstream.Folder, "rev-parse", "HEAD").ShouldBe(second);
    }

    private static string[] Two(Upstream upstream)
    {
        upstream.Commit("First");
        upstream.Commit("Second");
        return Shell.GitText(upstream.Folder, "log", "--format=%s %at", "HEAD").Split('\n');
    }
}
