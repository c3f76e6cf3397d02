using System.Diagnostics;
using System.Net;
using System.Text;
using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class GitHttpServerTests : IDisposable
{
    private readonly Serving _serving = new();

    private GitHttpServer Server => _serving.Server;

    public void Dispose() => _serving.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_clone_by_any_protocol_holds_what_the_upstream_holds(int version)
    {
        _serving.Clone("-c", $"protocol.version={version}").Error.ShouldBeEmpty();
        Shell.GitText(_serving["clone.git"], "rev-parse", "HEAD").ShouldBe(_serving.Upstream.Tip);
        Shell.GitText(_serving["clone.git"], "rev-list", "--count", "HEAD").ShouldBe("3");
    }

    [Fact]
    public void SHA256_is_served_too()
    {
        string commit = Upstream.Create(_serving.Root, "ada/long", objectFormat: "sha256").Commit("First");
        _serving.Git("ls-remote", _serving.UrlOf("ada/long"), "HEAD").Text.ShouldBe($"{commit}\tHEAD\n");
    }

    [Fact]
    public void A_repository_answers_to_its_name_with_and_without_git()
    {
        Directory.Move(_serving["up", "ada", "engine.git"], _serving["up", "ada", "plain"]);
        foreach (string name in new[] { "ada/plain", "ada/plain.git" }) _serving.Git("ls-remote", _serving.UrlOf(name)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void An_unknown_repository_is_not_found()
    {
        Shell.Result result = _serving.Git("ls-remote", _serving.UrlOf("ada/nothing"));
        (result.ExitCode, result.Error).ShouldBe((128, $"remote: Repository not found.\nfatal: repository '{Server.Url}/ada/nothing/' not found\n"));
    }

    [Fact]
    public void Paths_of_no_protocol_are_not_found()
    {
        foreach (string path in new[] { "/", "/ada/engine.git/HEAD", "/ada/engine/git-receive-pack", "/ada/engine/info/refs/" })
        {
            Send(HttpMethod.Get, Server.Url + path).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public void A_filter_is_honoured_where_the_upstream_allows_it()
    {
        _serving.Upstream.AllowFilter(true);
        _serving.Clone("--filter=blob:none").Error.ShouldBeEmpty();
        MissingBlobs().ShouldBe(3);
    }

    [Fact]
    public void A_filter_is_not_offered_where_the_upstream_refuses_it()
    {
        _serving.Upstream.AllowFilter(false);
        _serving.Clone("--filter=blob:none").Error.ShouldContain("filtering not recognized by server, ignoring");
        MissingBlobs().ShouldBe(0);
    }

    [Fact]
    public void Without_the_token_nothing_is_served()
    {
        Server.RequiredToken = "secret";
        _serving.Clone().Error.ShouldContain("could not read Username");
        HttpResponseMessage answer = Send(HttpMethod.Get, _serving.UrlOf() + "/info/refs?service=git-upload-pack");
        (answer.StatusCode, answer.Headers.WwwAuthenticate.Single().Scheme).ShouldBe((HttpStatusCode.Unauthorized, "Basic"));
        Server.HideUnauthorised = true;
        _serving.Clone().Error.ShouldContain("not found");
    }

    [Theory]
    [InlineData("secret", 0)]
    [InlineData("wrong", 128)]
    public void The_token_is_the_password_whoever_brings_it(string token, int exitCode)
    {
        Server.RequiredToken = "secret";
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + token));
        _serving.Clone("-c", "http.extraHeader=Authorization: Basic " + basic).ExitCode.ShouldBe(exitCode);
        Server.Requests.ShouldAllBe(request => request.Authorization == "Basic " + basic);
    }

    [Fact]
    public void Requests_are_recorded_with_their_stage()
    {
        _serving.Clone().ExitCode.ShouldBe(0);
        Server.Requests.Select(request => (request.Method, request.Path, request.Stage)).ShouldBe([
            ("GET", "/ada/engine/info/refs", Stage.Advertisement),
            ("POST", "/ada/engine/git-upload-pack", Stage.Listing),
            ("POST", "/ada/engine/git-upload-pack", Stage.Pack)]);
        Server.Requests.ShouldAllBe(request => request.Service == "git-upload-pack" && request.GitProtocol == "version=2" && request.Repository == "ada/engine");
        Server.Requests.ShouldAllBe(request => request.UserAgent!.StartsWith("git/") && request.Authorization == null);
        Server.Requests[0].Query.ShouldBe("?service=git-upload-pack");
    }

    [Fact]
    public void A_compressed_body_is_understood()
    {
        // git compresses a body of more than 1,024 bytes, such as one that asks for these forty branches, each with a commit of its own.
        string[] branches = Enumerable.Range(0, 40).Select(number => "refs/heads/branch-" + number).ToArray();
        string creations = string.Concat(branches.Select(branch => $"create {branch} {_serving.Upstream.Commit("More")}\n"));
        Shell.Feed(Encoding.UTF8.GetBytes(creations), _serving.Upstream.Folder, "git", "update-ref", "--stdin").ExitCode.ShouldBe(0);
        Upstream.Create(_serving["down"], "ada/engine");
        _serving.Git(["-C", _serving["down", "ada", "engine.git"], "fetch", "--quiet", _serving.UrlOf(), .. branches]).Error.ShouldBeEmpty();
        Server.Requests.Select(request => (request.Stage, request.ContentEncoding)).ShouldBe([(Stage.Advertisement, null), (Stage.Listing, "gzip"), (Stage.Pack, "gzip")]);
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_answered()
    {
        int wrong = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancel) =>
        {
            using HttpResponseMessage answer = await _serving.FetchAsync(cancel);
            byte[] pack = await answer.Content.ReadAsByteArrayAsync(cancel);
            if (pack.AsSpan().IndexOf("PACK"u8) < 0) Interlocked.Increment(ref wrong);
        });
        wrong.ShouldBe(0);
        Server.LargestConcurrency.ShouldBeInRange(2, 16);
        Server.LargestConcurrencyOf("ada/engine").ShouldBe(Server.LargestConcurrency);
        Server.LargestConcurrencyOf("ada/other").ShouldBe(0);
    }

    [Fact]
    public void A_delay_is_added_to_each_request()
    {
        Server.Delay = TimeSpan.FromMilliseconds(200);
        var clock = Stopwatch.StartNew();
        _serving.Clone().ExitCode.ShouldBe(0);
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(600));
    }

    [Fact]
    public async Task When_the_client_goes_its_git_is_ended()
    {
        // More than the pipes and sockets between git and the client can hold.
        Shell.Git(_serving.Upstream.Folder, "config", "core.compression", "0");
        _serving.Upstream.Commit("Large", content: new string('x', 16 << 20));
        using (await _serving.FetchAsync(TestContext.Current.CancellationToken)) Server.InFlight.ShouldBe(1);
        for (int tries = 0; Server.InFlight > 0 && tries < 200; tries++) await Task.Delay(10, TestContext.Current.CancellationToken);
        Server.InFlight.ShouldBe(0);
    }

    private HttpResponseMessage Send(HttpMethod method, string url) => _serving.Client.Send(new HttpRequestMessage(method, url));

    private int MissingBlobs() =>
        Shell.GitText(_serving["clone.git"], "rev-list", "--objects", "--missing=print", "HEAD").Split('\n').Count(line => line.StartsWith('?'));
}
