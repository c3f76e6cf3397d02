using Tributary.Model;

namespace Tributary.Reports;

/// <summary>An edition can't be made.</summary>
public sealed class EditionException : TributaryException
{
    /// <summary>An error without further cause.</summary>
    public EditionException(string message) : base(message) { }

    /// <summary>An error with the exception that led to it.</summary>
    public EditionException(string message, Exception cause) : base(message, cause) { }
}
