namespace Tributary.People;

/// <summary>What is behind a signature.</summary>
public enum ContributorKind
{
    /// <summary>A person, as far as is known.</summary>
    Human,

    /// <summary>An account that acts by itself.</summary>
    Bot,

    /// <summary>An AI tool, named as author or co-author.</summary>
    Agent,
}
