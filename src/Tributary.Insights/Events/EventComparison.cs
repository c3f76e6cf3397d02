using Tributary.Model;

namespace Tributary.Insights.Events;

/// <summary>What an event's repositories did before and after it, beside similar repositories without an event.</summary>
public sealed record EventComparison
{
    /// <summary>What happened.</summary>
    public required Occurrence Event { get; init; }

    /// <summary>The quarter that holds the event, which is neither before nor after it.</summary>
    public required Quarter Quarter { get; init; }

    /// <summary>All repositories that the event concerns, those left out among them.</summary>
    public required IReadOnlyList<ConcernedRepository> Concerned { get; init; }

    /// <summary>Why nothing is compared, in a sentence; null: it is.</summary>
    public string? Refusal { get; init; }

    /// <summary>Similar repositories without an event, in the catalog's order.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];

    /// <summary>Repositories without an event that cover the same quarters and are large enough: what <see cref="Controls"/> are chosen from.</summary>
    public int Pool { get; init; }

    /// <summary>Repositories that another event, or this one, concerns in the same quarters.</summary>
    public int WithEvent { get; init; }

    /// <summary>Other events that concern the same repositories in the same quarters, by id.</summary>
    public IReadOnlyList<string> OtherEvents { get; init; } = [];

    /// <summary>Growth in contributors a quarter before the event, 0.1 for a tenth more; null where it is not known.</summary>
    public double? GrowthBefore { get; init; }

    /// <summary>The same of the similar repositories.</summary>
    public double? ControlGrowthBefore { get; init; }

    /// <summary>Mean figures of a repository, oldest quarter first, the event's own among them.</summary>
    public IReadOnlyList<EventMoment> Moments { get; init; } = [];

    /// <summary>What changed, a line for each figure.</summary>
    public IReadOnlyList<EventMeasure> Measures { get; init; } = [];

    /// <summary>Repositories of which the quarter after the event is read to its end, of all that are catalogued.</summary>
    public (int Covered, int Of) Coverage { get; init; }
}

/// <summary>A repository that an event concerns.</summary>
/// <param name="Name">owner/name.</param>
/// <param name="Before">Whole quarters before the event that are covered, at most 4.</param>
/// <param name="After">Whole quarters after it that are covered, at most 4.</param>
/// <param name="LeftOut">Why it is not compared; null: it is.</param>
public sealed record ConcernedRepository(string Name, int Before, int After, string? LeftOut);

/// <summary>A quarter before, with or after an event.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="Offset">Quarters after the event's own; negative: before it.</param>
/// <param name="Figures">In the order of <see cref="EventComparison.Measures"/>.</param>
public sealed record EventMoment(Quarter Quarter, int Offset, IReadOnlyList<EventFigure> Figures);

/// <summary>A figure of a quarter, as a mean of repositories.</summary>
/// <param name="Ours">Of those that the event concerns; null is missing, or withheld.</param>
/// <param name="Controls">Of similar ones; null is missing, or withheld.</param>
public sealed record EventFigure(double? Ours, double? Controls)
{
    /// <summary>Whether it tells of fewer than five people in one of the event's repositories.</summary>
    public bool IsOursSmall { get; init; }

    /// <summary>The same of the similar repositories.</summary>
    public bool IsControlsSmall { get; init; }
}

/// <summary>How a figure changed. Changes are ratios less one: 0.1 for a tenth more.</summary>
/// <param name="Metric">The metric's short name.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Change">After the event against before it; null: withheld.</param>
/// <param name="ControlChange">The same of similar repositories; null: withheld.</param>
/// <param name="Difference">How many times as large the change was as theirs, less one; null: withheld.</param>
/// <param name="Low">Lower end of the 95 % interval; null where too few placebos are at hand.</param>
/// <param name="High">Upper end.</param>
/// <param name="P">How often as large a difference is found where no event was; null where too few placebos are at hand.</param>
/// <param name="Placebos">Repositories without an event of which the same was computed.</param>
public sealed record EventMeasure(string Metric, string Title, double? Change, double? ControlChange, double? Difference, double? Low, double? High, double? P, int Placebos)
{
    /// <summary>Whether it tells of fewer than five people, and is withheld where it is published.</summary>
    public bool IsSmall { get; init; }
}
