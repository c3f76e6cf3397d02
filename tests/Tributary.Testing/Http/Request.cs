namespace Tributary.Testing;

/// <summary>A request as it was received; what was not sent is null.</summary>
public sealed record Request
{
    /// <summary>When its head had been read.</summary>
    public required DateTimeOffset Time { get; init; }

    public required string Method { get; init; }

    /// <summary>The decoded path, with its leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>With its leading question mark; empty where there is none.</summary>
    public required string Query { get; init; }

    /// <summary>owner/name, without .git; empty where the path is none of the protocol's.</summary>
    public required string Repository { get; init; }

    /// <summary><see cref="Stage.Any"/> where the path is none of the protocol's.</summary>
    public required Stage Stage { get; init; }

    /// <summary>git-upload-pack, or what else info/refs was asked for.</summary>
    public string? Service { get; init; }

    /// <summary>The header Git-Protocol, such as version=2.</summary>
    public string? GitProtocol { get; init; }

    /// <summary>gzip where the body was sent compressed.</summary>
    public string? ContentEncoding { get; init; }

    public string? Authorization { get; init; }

    public string? UserAgent { get; init; }
}
