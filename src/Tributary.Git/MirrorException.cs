using Tributary.Model;

namespace Tributary.Git;

/// <summary>A mirror can't be read: the message says why and what to do.</summary>
public class MirrorException : TributaryException
{
    /// <summary>An error without further cause.</summary>
    public MirrorException(string message) : base(message) { }

    /// <summary>An error with the exception that led to it.</summary>
    public MirrorException(string message, Exception cause) : base(message, cause) { }
}
