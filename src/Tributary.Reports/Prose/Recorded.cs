using Tributary.Insights.Predictions;

namespace Tributary.Reports.Prose;

/// <summary>What an edition's words rest on beside its findings.</summary>
/// <param name="Names">What has a name in the store.</param>
/// <param name="Ledger">How the predictions that the quarter decides came out; null: there is no ledger.</param>
/// <param name="Events">What happened in the quarter or shortly before, in order of time.</param>
internal sealed record Recorded(IReadOnlyList<string> Names, LedgerStanding? Ledger, IReadOnlyList<ToldEvent> Events);
