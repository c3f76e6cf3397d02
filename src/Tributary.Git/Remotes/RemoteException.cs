using Tributary.Model;

namespace Tributary.Git.Remotes;

/// <summary>A host did not give what it was asked for.</summary>
public sealed class RemoteException : TributaryException
{
    /// <summary>An error of a kind.</summary>
    public RemoteException(RemoteFailure failure, string message, TimeSpan? retryAfter = null, Exception? cause = null)
        : base(message, cause!)
    {
        Failure = failure;
        RetryAfter = retryAfter;
    }

    /// <summary>What kind it is.</summary>
    public RemoteFailure Failure { get; }

    /// <summary>How long the host asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; }
}

/// <summary>Kinds of failure, by what to do about them.</summary>
public enum RemoteFailure
{
    /// <summary>There is no such repository, or none for us: nothing to retry.</summary>
    Gone,

    /// <summary>The host is up and wants us to come later.</summary>
    Busy,

    /// <summary>The host did not answer at all.</summary>
    Silent,

    /// <summary>The transfer broke off, stood still, or the host failed: worth another try.</summary>
    Interrupted,

    /// <summary>What came can't be used, or git refused it: another try would end alike.</summary>
    Refused,

    /// <summary>This machine's disk is full.</summary>
    DiskFull,
}
