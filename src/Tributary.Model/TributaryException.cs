namespace Tributary.Model;

/// <summary>
/// An error that a person can act on: its message is one sentence or two that say what happened, where, and what to do next.
/// Anything else that is thrown is a defect of the program.
/// </summary>
public class TributaryException : Exception
{
    /// <summary>An error without further cause.</summary>
    public TributaryException(string message) : base(message) { }

    /// <summary>An error with the exception that led to it.</summary>
    public TributaryException(string message, Exception cause) : base(message, cause) { }
}
