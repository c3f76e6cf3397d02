using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace Tributary.Reports.Rewording;

/// <summary>Asks a language model for another wording of one sentence, which is all that is sent.</summary>
public sealed class ChatModel : IDisposable
{
    private const int MostBytes = 1 << 18;

    private const string Task = "You reword one sentence of a statistical report so that it reads well. Keep every number, sign, per cent, interval, quarter, name, noun of what is counted and word of direction exactly as it is written, in the same order. "
        + "Leave nothing out and add nothing: no fact, cause, judgement or name. Use only the sentence's own words and plain ones such as articles, prepositions and conjunctions. Answer with the reworded sentence alone, as plain text on one line.";

    private readonly ChatEndpoint _endpoint;
    private readonly HttpClient _client;

    /// <summary>A model that is given half a minute for an answer.</summary>
    public ChatModel(ChatEndpoint endpoint) : this(endpoint, TimeSpan.FromSeconds(30)) { }

    /// <summary>A model.</summary>
    /// <param name="endpoint">Where it is asked.</param>
    /// <param name="patience">How long it may take to answer.</param>
    public ChatModel(ChatEndpoint endpoint, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        // A redirect would send the text, and the key, where nobody named.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = patience, MaxResponseContentBufferSize = MostBytes };
        if (endpoint.Key is { } key) _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>The model's name, as the edition says it.</summary>
    public string Name => _endpoint.Model;

    /// <summary>Another wording, whatever it may be.</summary>
    /// <exception cref="RewordException">There was no answer, or none that is a chat completion.</exception>
    public async Task<string> RewordAsync(string sentence, CancellationToken cancellation)
    {
        try
        {
            using HttpContent question = Question(sentence);
            using HttpResponseMessage answer = await _client.PostAsync(new Uri(_endpoint.Url.AbsoluteUri.TrimEnd('/') + "/chat/completions"), question, cancellation);
            if (!answer.IsSuccessStatusCode) throw new RewordException($"the endpoint answered {(int)answer.StatusCode}");
            return Read(await answer.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new RewordException("the endpoint did not answer in time", error);
        }
        catch (HttpRequestException error)
        {
            throw new RewordException(error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? "the answer is far too long" : "the endpoint can't be reached, or broke off", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private ByteArrayContent Question(string sentence)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("model", _endpoint.Model);
            writer.WriteBoolean("stream", false);
            writer.WriteStartArray("messages");
            foreach ((string role, string content) in (ReadOnlySpan<(string, string)>)[("system", Task), ("user", sentence)])
            {
                writer.WriteStartObject();
                writer.WriteString("role", role);
                writer.WriteString("content", content);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new ByteArrayContent(buffer.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, Encoding.UTF8.WebName) } };
    }

    private static string Read(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("choices", out JsonElement choices) && choices is { ValueKind: JsonValueKind.Array } && choices.GetArrayLength() > 0
                && choices[0] is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("message", out JsonElement message) && message.ValueKind == JsonValueKind.Object
                && message.TryGetProperty("content", out JsonElement content) && content.ValueKind == JsonValueKind.String)
            {
                return content.GetString()!;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair.
            throw new RewordException("the endpoint's answer is no chat completion", error);
        }

        throw new RewordException("the endpoint's answer is no chat completion");
    }
}
