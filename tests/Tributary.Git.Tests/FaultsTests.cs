using System.Net;
using Tributary.Testing;

namespace Tributary.Git.Tests;

public sealed class FaultsTests : IDisposable
{
    private readonly Serving _serving = new();

    private Faults Faults => _serving.Server.For("ada/engine");

    public void Dispose() => _serving.Dispose();

    [Fact]
    public async Task A_status_comes_with_what_to_wait()
    {
        Faults.Status(429, retryAfter: "7");
        using HttpResponseMessage answer = await _serving.AdvertiseAsync();
        (answer.StatusCode, answer.Headers.RetryAfter!.Delta).ShouldBe((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)));
        _serving.Clone().Error.ShouldContain("The requested URL returned error: 429");
    }

    [Theory]
    [InlineData(Stage.Advertisement, 1)]
    [InlineData(Stage.Listing, 2)]
    [InlineData(Stage.Pack, 3)]
    public void A_fault_meets_the_requests_of_its_stage_alone(Stage stage, int requests)
    {
        Faults.Status(500, stage: stage);
        _serving.Clone().Error.ShouldContain("500");
        _serving.Server.Requests.Count.ShouldBe(requests);
        _serving.Server.Requests[^1].Stage.ShouldBe(stage);
    }

    [Fact]
    public async Task Faults_are_used_up_in_the_order_they_were_declared()
    {
        Faults.Status(500, times: 2);
        Faults.Status(502, times: 1);
        _serving.Server.For("*").Status(503, times: 1);
        _serving.Server.For("ada/other").Status(504);
        foreach (int expected in new[] { 500, 500, 502, 503, 200 })
        {
            using HttpResponseMessage answer = await _serving.AdvertiseAsync();
            ((int)answer.StatusCode).ShouldBe(expected);
        }
    }

    [Fact]
    public void Cleared_faults_are_over()
    {
        Faults.Status(500);
        Faults.Clear();
        _serving.Clone().ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("ada/engine", "bea/motor")]
    [InlineData("ada/engine.git", "bea/motor.git")]
    public void A_rename_sends_git_on(string from, string to)
    {
        string commit = Upstream.Create(_serving.Root, "bea/motor").Commit("Renamed");
        Faults.RedirectTo("bea/motor");
        Shell.Result result = _serving.Git("ls-remote", _serving.UrlOf(from), "HEAD");
        (result.Text, result.Error).ShouldBe(($"{commit}\tHEAD\n", $"warning: redirecting to {_serving.UrlOf(to)}/\n"));
    }

    [Fact]
    public async Task A_redirect_may_lead_to_another_server()
    {
        Faults.RedirectTo("https://example.com/bea/motor.git", status: 302);
        using HttpResponseMessage answer = await _serving.AdvertiseAsync();
        (answer.StatusCode, answer.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Found, "https://example.com/bea/motor.git/info/refs?service=git-upload-pack"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task A_stalled_answer_makes_a_client_give_up(int bytes)
    {
        Faults.Stall(afterBytes: bytes);
        using HttpResponseMessage answer = await _serving.FetchAsync(TestContext.Current.CancellationToken);
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/x-git-upload-pack-result"));
        (await ReceivedAsync(answer, TimeSpan.FromMilliseconds(300))).ShouldBe((bytes, "still waiting"));
    }

    [Fact]
    public void Git_gives_up_a_stalled_answer_when_told_to()
    {
        Faults.Stall(Stage.Advertisement);
        Shell.Result result = _serving.Git("-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=1", "ls-remote", _serving.UrlOf());
        (result.ExitCode, result.Error).ShouldBe((128, $"fatal: unable to access '{_serving.UrlOf()}/': Operation too slow. Less than 1 bytes/sec transferred the last 1 seconds\n"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_reset_comes_after_as_many_bytes_as_it_was_told(int bytes)
    {
        Faults.Reset(afterBytes: bytes);
        using HttpResponseMessage answer = await _serving.FetchAsync(TestContext.Current.CancellationToken);
        (await ReceivedAsync(answer, TimeSpan.FromSeconds(10))).ShouldBe((bytes, "cut off"));
    }

    [Fact]
    public void A_reset_in_the_pack_ends_a_clone_early()
    {
        Faults.Reset(afterBytes: 200, times: 1);
        Shell.Result result = _serving.Clone();
        result.ExitCode.ShouldBe(128);
        result.Error.ShouldContain("early EOF");
        _serving.Clone().ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData(Stage.Advertisement, "not valid: is this a git repository?")]
    [InlineData(Stage.Listing, "bad line length character: <!DO")]
    [InlineData(Stage.Pack, "bad line length character: <!DO")]
    public async Task A_login_page_is_no_answer_for_git(Stage stage, string error)
    {
        Faults.Garbage(stage);
        _serving.Clone().Error.ShouldContain(error);
        if (stage != Stage.Advertisement) return;
        using HttpResponseMessage answer = await _serving.AdvertiseAsync();
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/html"));
    }

    [Fact]
    public async Task A_server_that_is_stopped_drops_whom_it_keeps_waiting()
    {
        Faults.Stall();
        using HttpResponseMessage answer = await _serving.FetchAsync(TestContext.Current.CancellationToken);
        await _serving.Server.DisposeAsync();
        (await ReceivedAsync(answer, TimeSpan.FromSeconds(10))).ShouldBe((0, "cut off"));
    }

    private static async Task<(int Bytes, string End)> ReceivedAsync(HttpResponseMessage answer, TimeSpan patience)
    {
        using var impatient = new CancellationTokenSource(patience);
        await using Stream body = await answer.Content.ReadAsStreamAsync(impatient.Token);
        byte[] buffer = new byte[4096];
        int total = 0;
        try
        {
            while (await body.ReadAsync(buffer, impatient.Token) is > 0 and var read) total += read;
            return (total, "whole");
        }
        catch (OperationCanceledException)
        {
            return (total, "still waiting");
        }
        catch (IOException)
        {
            return (total, "cut off");
        }
    }
}
