namespace Tributary.ScaleBench;

/// <summary>Why nothing was measured, in a sentence that says what to do.</summary>
internal sealed class BenchException(string message) : Exception(message);
