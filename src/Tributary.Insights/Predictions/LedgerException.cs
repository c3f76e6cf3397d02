using Tributary.Model;

namespace Tributary.Insights.Predictions;

/// <summary>A ledger can't be believed, or a prediction can't be added to it.</summary>
public sealed class LedgerException : TributaryException
{
    /// <summary>An error without further cause.</summary>
    public LedgerException(string message) : base(message) { }
}
