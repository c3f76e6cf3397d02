using System.Collections.Immutable;

namespace Tributary.Catalog.Work;

/// <summary>What tells a commit's kind: its subject's tags, else how it begins, else what stands anywhere in it; and what it touches or adds. Safe for several threads.</summary>
public sealed class KindRules
{
    private readonly TagIndex _tags;
    private readonly PhraseIndex _leading;
    private readonly PhraseIndex _anywhere;

    /// <summary>These rules; in each list the first that speaks decides.</summary>
    /// <param name="tags">A tag is one of a rule's phrases from beginning to end: <c>bugfix</c>, <c>build(deps)</c>.</param>
    /// <param name="leading">Phrases that a subject begins with, behind its tags.</param>
    /// <param name="anywhere">Phrases anywhere behind the tags.</param>
    /// <param name="touches">What a commit touches is heard before words anywhere in its subject.</param>
    /// <param name="adding">What a commit adds is heard where nothing else tells.</param>
    /// <param name="otherwise">The kind of a commit of which nothing tells.</param>
    public KindRules(ImmutableArray<WorkRule> tags, ImmutableArray<WorkRule> leading, ImmutableArray<WorkRule> anywhere, ImmutableArray<TouchRule> touches, ImmutableArray<TouchRule> adding, WorkKind otherwise)
    {
        (Tags, Leading, Anywhere, Touches, Adding, Otherwise) = (tags, leading, anywhere, touches, adding, otherwise);
        (_tags, _leading, _anywhere) = (new TagIndex(tags), Index(leading), Index(anywhere));
    }

    /// <summary>By tag.</summary>
    public ImmutableArray<WorkRule> Tags { get; }

    /// <summary>By how a subject begins.</summary>
    public ImmutableArray<WorkRule> Leading { get; }

    /// <summary>By what stands anywhere in it.</summary>
    public ImmutableArray<WorkRule> Anywhere { get; }

    /// <summary>By what is touched.</summary>
    public ImmutableArray<TouchRule> Touches { get; }

    /// <summary>By what is added.</summary>
    public ImmutableArray<TouchRule> Adding { get; }

    /// <summary>The kind of a commit of which nothing tells.</summary>
    public WorkKind Otherwise { get; }

    /// <summary>The rule that tells the kind of a subject; null: none.</summary>
    /// <param name="subject">The first line of a message.</param>
    /// <param name="isHead">Whether it goes by a tag, or by how the subject begins, and not by a word somewhere.</param>
    public WorkRule? Of(ReadOnlySpan<char> subject, out bool isHead)
    {
        isHead = true;
        ReadOnlySpan<char> rest = subject;
        for (int tags = 0; tags < SubjectTag.Most && SubjectTag.TryRead(rest, out SubjectTag tag); tags++)
        {
            if (_tags.Find(tag) is >= 0 and int rule) return Tags[rule];
            // "Fix a leak: ..." is no tag that nobody knows, but a sentence.
            if (!tag.IsBracket && tag.Name.Contains(' ')) break;
            rest = rest[tag.Length..];
        }

        if (_leading.AtStart(rest).Rule is < int.MaxValue and int leading) return Leading[leading];
        isHead = false;
        return _anywhere.Anywhere(rest).Rule is < int.MaxValue and int anywhere ? Anywhere[anywhere] : null;
    }

    /// <summary>Which phrase of a rule it was that told a subject's kind.</summary>
    public Phrase? PhraseOf(WorkRule rule, string subject)
    {
        return rule.Phrases.FirstOrDefault(phrase => Alone(phrase).Of(subject, out _) is not null);

        KindRules Alone(Phrase phrase) => new(Only(Tags, phrase), Only(Leading, phrase), Only(Anywhere, phrase), [], [], Otherwise);
        ImmutableArray<WorkRule> Only(ImmutableArray<WorkRule> list, Phrase phrase) => list.Contains(rule) ? [rule with { Phrases = [phrase] }] : [];
    }

    private static PhraseIndex Index(ImmutableArray<WorkRule> rules) =>
        new(rules.SelectMany((rule, index) => rule.Phrases.Select(phrase => (phrase, new Finding(index, 0)))), isProse: true);
}

/// <summary>What touches nothing but some areas, or adds paths to them, is of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Areas">The areas.</param>
/// <param name="Unless">Kinds that the head of a subject may say all the same.</param>
/// <param name="Source">Where it stands.</param>
public sealed record TouchRule(WorkKind Kind, ImmutableArray<WorkArea> Areas, ImmutableArray<WorkKind> Unless, RuleSource Source);
