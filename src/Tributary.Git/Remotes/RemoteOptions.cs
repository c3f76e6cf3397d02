namespace Tributary.Git.Remotes;

/// <summary>How hosts are treated.</summary>
public sealed record RemoteOptions
{
    /// <summary>Requests and transfers from one host at once. Default: 8.</summary>
    public int PerHost { get; init; } = 8;

    /// <summary>How long a host may stay silent, in a request or amid a transfer. Default: two minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Further tries after one that is worth it. Default: 4.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The wait before the second try; each further one is twice as long, give or take. Default: one second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a host may ask for; who asks for more is left for another day. Default: five minutes.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Bytes of disk that are left free. Default: 1 GiB.</summary>
    public long SpareDisk { get; init; } = 1L << 30;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
