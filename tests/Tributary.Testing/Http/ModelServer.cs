using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Tributary.Testing;

/// <summary>Answers as a server of the OpenAI kind does, with what a test decides, on a free port of 127.0.0.1.</summary>
public sealed class ModelServer : IDisposable
{
    private readonly ConcurrentQueue<(string Path, string? Authorization, string Body)> _asked = new();
    private readonly KestrelServer _kestrel = Loopback.Create();
    private readonly Func<string, string> _word;

    private ModelServer(Func<string, string> word)
    {
        _word = word;
        _kestrel.StartAsync(new Loopback(AnswerAsync), CancellationToken.None).GetAwaiter().GetResult();
        Url = _kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single() + "/v1";
    }

    /// <summary>What <c>/chat/completions</c> is appended to.</summary>
    public string Url { get; }

    /// <summary>What was received: path, header and body.</summary>
    public IReadOnlyCollection<(string Path, string? Authorization, string Body)> Asked => _asked;

    /// <summary>The whole answer in place of a chat completion; null, as at first: none.</summary>
    public string? Raw { get; set; }

    /// <summary>The answer's status.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Where a redirect leads.</summary>
    public string? Location { get; set; }

    /// <summary>Whether it never answers.</summary>
    public bool Stalls { get; set; }

    /// <summary>Starts a server.</summary>
    /// <param name="word">A sentence's wording.</param>
    public static ModelServer Start(Func<string, string> word) => new(word);

    public void Dispose()
    {
        using var now = new CancellationTokenSource();
        now.Cancel();
        _kestrel.StopAsync(now.Token).GetAwaiter().GetResult();
        _kestrel.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        _asked.Enqueue((context.Request.Path.Value!, context.Request.Headers.Authorization, body));
        if (Stalls) await Task.Delay(Timeout.Infinite, context.RequestAborted);
        context.Response.StatusCode = Status;
        if (Location is not null) context.Response.Headers.Location = Location;
        await context.Response.WriteAsync(Raw ?? Completion(_word(SentenceOf(body))), context.RequestAborted);
    }

    private static string SentenceOf(string body) => JsonNode.Parse(body)!["messages"]!.AsArray().Single(it => it!["role"]!.GetValue<string>() == "user")!["content"]!.GetValue<string>();

    private static string Completion(string text) => JsonSerializer.Serialize(new { choices = new[] { new { message = new { role = "assistant", content = text } } } });
}
