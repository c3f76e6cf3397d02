using Tributary.Model;

namespace Tributary.Metrics;

/// <summary>A metric was asked for that does not exist, or in a way that it can't be.</summary>
public sealed class MetricException : TributaryException
{
    /// <summary>An error without further cause.</summary>
    public MetricException(string message) : base(message) { }
}
