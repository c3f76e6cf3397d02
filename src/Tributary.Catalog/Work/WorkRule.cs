using System.Collections.Immutable;

namespace Tributary.Catalog.Work;

/// <summary>What tells that a commit is about something: any of the patterns of a changed path, any of the phrases in its subject, or in its subject's tags.</summary>
public sealed record WorkRule
{
    /// <summary>What it tells.</summary>
    public required WorkLabel Label { get; init; }

    /// <summary>Where it stands.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>The repositories that it is for; null: all.</summary>
    public RepositoryFilter? In { get; init; }

    /// <summary>The repositories that it is not for.</summary>
    public RepositoryFilter NotIn { get; init; } = RepositoryFilter.None;

    /// <summary>Of paths.</summary>
    public ImmutableArray<PathPattern> Patterns { get; init; } = [];

    /// <summary>Of subjects.</summary>
    public ImmutableArray<Phrase> Phrases { get; init; } = [];

    /// <summary>Of the tags of subjects alone: for words that mean much in a tag, and little in a sentence.</summary>
    public ImmutableArray<Phrase> Tags { get; init; } = [];

    /// <summary>Whether it is for a repository.</summary>
    public bool IsFor(CatalogRepository repository) => (In is null || In.Covers(repository)) && !NotIn.Covers(repository);

    /// <summary>Which of its patterns holds of a path; null: none.</summary>
    public PathPattern? PatternOf(string path)
    {
        foreach (PathPattern pattern in Patterns)
        {
            if (pattern.Matches(path)) return pattern;
        }

        return null;
    }

    /// <summary>Which of its phrases stands in a subject, or in its tags; null: none.</summary>
    public Phrase? PhraseIn(string subject) =>
        Phrases.FirstOrDefault(phrase => phrase.IsIn(subject)) ?? Tags.FirstOrDefault(phrase => phrase.IsIn(SubjectTag.AllOf(subject)));
}
