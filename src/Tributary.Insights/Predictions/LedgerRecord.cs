namespace Tributary.Insights.Predictions;

/// <summary>A prediction with its place in the chain.</summary>
/// <param name="Prediction">What was said.</param>
/// <param name="Previous">The hash of the record before, in lower-case hexadecimal; zeros before the first.</param>
/// <param name="Hash">SHA-256 of the record's line up to its hash, that of the record before included.</param>
/// <param name="Line">Where it stands in the file, from 1.</param>
public sealed record LedgerRecord(Prediction Prediction, string Previous, string Hash, int Line);

/// <summary>What is wrong with a ledger.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Message">What, and what to do.</param>
public sealed record LedgerProblem(int Line, string Message);
