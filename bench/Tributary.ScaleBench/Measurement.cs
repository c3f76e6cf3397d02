namespace Tributary.ScaleBench;

/// <summary>What a command took, once.</summary>
/// <param name="Wall">From before its start until after its end.</param>
/// <param name="PeakBytes">The most physical memory that any one process of it held.</param>
internal readonly record struct Measurement(TimeSpan Wall, long PeakBytes)
{
    /// <summary>For a person who waits.</summary>
    public override string ToString() => $"{Wall.TotalSeconds:0.00} s";
}
