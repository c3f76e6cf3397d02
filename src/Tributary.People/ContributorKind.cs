namespace Tributary.People;

/// <summary>What is behind a signature.</summary>
public enum ContributorKind
{
    /// <summary>A person, as far as is known.</summary>
    Human,

    /// <summary>An account that acts by itself.</summary>
    Bot,

    /// <summary>A name that stands for people who can't be told any more: "The JAX Authors", an importer's account.</summary>
    Group,

    /// <summary>A coding agent: an AI tool that writes changes.</summary>
    Agent,

    /// <summary>A bot that reviews, and becomes a co-author where a suggestion of it is accepted.</summary>
    Reviewer,
}
