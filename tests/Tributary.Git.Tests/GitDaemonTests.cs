using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class GitDaemonTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_clone_holds_what_the_upstream_holds()
    {
        Upstream upstream = Upstream.Create(_folder["up"], "ada/engine");
        upstream.Commit("First");
        using var daemon = GitDaemon.Start(_folder["up"]);
        foreach (string name in new[] { "ada/engine", "ada/engine.git" })
        {
            Shell.Git(_folder.Path, "clone", "--quiet", "--bare", $"{daemon.Url}/{name}", _folder[name]);
            Shell.GitText(_folder[name], "rev-parse", "HEAD").ShouldBe(upstream.Tip);
        }

        daemon.Log.ShouldContain(line => line.EndsWith("Request upload-pack for '/ada/engine.git'"));
    }

    [Fact]
    public void An_unknown_repository_is_not_found()
    {
        using var daemon = GitDaemon.Start(_folder.Path);
        Shell.Run(_folder.Path, "git", "ls-remote", daemon.Url + "/ada/nothing").Error.ShouldContain("no such repository");
    }

    [Fact]
    public void Two_daemons_have_a_port_each_and_answer_no_more_once_stopped()
    {
        Upstream.Create(_folder.Path, "ada/engine").Commit("First");
        using var one = GitDaemon.Start(_folder.Path);
        using var other = GitDaemon.Start(_folder.Path);
        one.Dispose();
        Shell.Run(_folder.Path, "git", "ls-remote", one.Url + "/ada/engine").ExitCode.ShouldBe(128);
        Shell.Run(_folder.Path, "git", "ls-remote", other.Url + "/ada/engine").ExitCode.ShouldBe(0);
    }
}
