using Tributary.Model;

namespace Tributary.Reports.Rewording;

/// <summary>A language model gave no answer, or none that is one.</summary>
public sealed class RewordException : TributaryException
{
    /// <summary>An error without further cause.</summary>
    public RewordException(string message) : base(message) { }

    /// <summary>An error with the exception that led to it.</summary>
    public RewordException(string message, Exception cause) : base(message, cause) { }
}
