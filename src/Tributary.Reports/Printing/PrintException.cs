using Tributary.Model;

namespace Tributary.Reports.Printing;

/// <summary>A page can't be printed.</summary>
public sealed class PrintException : TributaryException
{
    /// <summary>An error without further cause.</summary>
    public PrintException(string message) : base(message) { }

    /// <summary>An error with the exception that led to it.</summary>
    public PrintException(string message, Exception cause) : base(message, cause) { }
}
