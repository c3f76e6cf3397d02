using System.Net;

namespace Tributary.Reports.Rewording;

/// <summary>Where a language model is asked: any server of the OpenAI kind.</summary>
/// <param name="Url">What <c>/chat/completions</c> is appended to, such as <c>http://127.0.0.1:8000/v1</c>.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Key">Sent as bearer token; null: none is.</param>
public sealed record ChatEndpoint(Uri Url, string Model, string? Key)
{
    /// <summary>Reads what a person wrote.</summary>
    /// <exception cref="RewordException">Something is missing or wrong, or a key would go over the network in the clear.</exception>
    public static ChatEndpoint Parse(string? url, string? model, string? key)
    {
        if (string.IsNullOrWhiteSpace(url) || string.IsNullOrWhiteSpace(model))
            throw new RewordException("No language model is named. Write 'reword:' with 'url' and 'model' in tributary.yaml, or set TRIBUTARY_REWORD_URL and TRIBUTARY_REWORD_MODEL.");
        if (!Uri.TryCreate(url.TrimEnd('/'), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Query.Length > 0)
            throw new RewordException($"'{url}' is no endpoint. Write an address such as https://host/v1, without key or query.");
        bool hasKey = !string.IsNullOrEmpty(key);
        if (hasKey && !key!.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~' or '+' or '/' or '=')) throw new RewordException("TRIBUTARY_REWORD_KEY holds what no key has.");
        if (hasKey && address.Scheme == "http" && !IsHere(address)) throw new RewordException($"The key is not sent to {address} in the clear. Use https, or no key.");
        return new ChatEndpoint(address, model, hasKey ? key : null);
    }

    private static bool IsHere(Uri address) => address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? host) && IPAddress.IsLoopback(host));
}
