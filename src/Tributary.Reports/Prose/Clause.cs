using Tributary.Insights.Findings;

namespace Tributary.Reports.Prose;

/// <summary>A part of a sentence, and what it rests on.</summary>
/// <param name="Text">With the spaces and signs around it.</param>
/// <param name="Evidence">Every number, direction and name of the text is in these; empty where it has none.</param>
public sealed record Clause(string Text, IReadOnlyList<Finding> Evidence)
{
    /// <summary>What else it rests on, which is no finding.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];
}

/// <summary>A sentence, from its first letter to its full stop.</summary>
/// <param name="Clauses">In order; their texts joined are the sentence.</param>
public sealed record Sentence(IReadOnlyList<Clause> Clauses)
{
    /// <summary>What stood in its place before a language model reworded it; null: nothing else did.</summary>
    public string? Template { get; init; }

    /// <summary>As it is read.</summary>
    public string Text => string.Concat(Clauses.Select(clause => clause.Text));

    /// <summary>All that it rests on, each once.</summary>
    public IReadOnlyList<Finding> Evidence => Clauses.SelectMany(clause => clause.Evidence).DistinctBy(finding => finding.Id, StringComparer.Ordinal).ToList();

    /// <summary>All that it rests on and that is no finding, each once.</summary>
    public IReadOnlyList<Reference> References => Clauses.SelectMany(clause => clause.References).DistinctBy(it => it.Id, StringComparer.Ordinal).ToList();
}

/// <summary>A paragraph.</summary>
/// <param name="Sentences">In order.</param>
public sealed record Paragraph(IReadOnlyList<Sentence> Sentences);

/// <summary>What stands under one title of a section.</summary>
/// <param name="Title">null: it follows the section's own title.</param>
/// <param name="Paragraphs">In order.</param>
public sealed record Passage(string? Title, IReadOnlyList<Paragraph> Paragraphs);

/// <summary>A section in words.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Passages">In order.</param>
public sealed record Section(string Id, string Title, IReadOnlyList<Passage> Passages)
{
    /// <summary>All its sentences, in order.</summary>
    public IEnumerable<Sentence> Sentences => Passages.SelectMany(passage => passage.Paragraphs).SelectMany(paragraph => paragraph.Sentences);
}
