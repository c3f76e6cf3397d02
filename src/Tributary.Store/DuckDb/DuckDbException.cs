using Tributary.Model;

namespace Tributary.Store.DuckDb;

/// <summary>DuckDB refused or failed; the message is its own first paragraph.</summary>
public sealed class DuckDbException : TributaryException
{
    /// <summary>An error in DuckDB's words.</summary>
    public DuckDbException(string message) : base(FirstParagraph(message)) { }

    // DuckDB appends hints and, for defects, a stack trace after an empty line.
    private static string FirstParagraph(string message)
    {
        int end = message.IndexOf("\n\n", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).Trim().ReplaceLineEndings(" ");
    }
}
