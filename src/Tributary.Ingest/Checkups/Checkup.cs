namespace Tributary.Ingest.Checkups;

/// <summary>What the doctor found.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Health">How it is.</param>
/// <param name="Says">What is so, and what to do where something is.</param>
public sealed record Checkup(string Subject, Health Health, string Says);

/// <summary>How something is.</summary>
public enum Health
{
    /// <summary>As it should be.</summary>
    Well,

    /// <summary>It was not, and is now.</summary>
    Mended,

    /// <summary>It is not, and a person has to do something.</summary>
    Ill,
}
