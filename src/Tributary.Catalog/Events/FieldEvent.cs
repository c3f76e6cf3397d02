using Tributary.Model;

namespace Tributary.Catalog.Events;

/// <summary>Something that happened in the field on a day, as somebody recorded it.</summary>
public sealed record FieldEvent
{
    /// <summary>Short name, one in all files.</summary>
    public required string Id { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What it was.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>As it is printed.</summary>
    public required string Title { get; init; }

    /// <summary>The vendor it concerns as a whole; null: none.</summary>
    public string? Vendor { get; init; }

    /// <summary>The category it concerns as a whole, by id; null: none.</summary>
    public string? Category { get; init; }

    /// <summary>All repositories concerned, those of vendor and category among them, in the catalog's order; at least one.</summary>
    public required IReadOnlyList<RepositoryName> Repositories { get; init; }

    /// <summary>Money, in units of <see cref="Currency"/>; null: none, or unknown.</summary>
    public decimal? Amount { get; init; }

    /// <summary>By ISO 4217, such as USD; null where there is no amount.</summary>
    public string? Currency { get; init; }

    /// <summary>Who says so: an address, or the publication by name.</summary>
    public required string Source { get; init; }
}

/// <summary>What an event was.</summary>
public enum EventKind
{
    /// <summary>Money was given: a round, a grant, a listing.</summary>
    Funding,

    /// <summary>Something was shown to the public for the first time.</summary>
    Launch,

    /// <summary>A company was formed.</summary>
    Company,

    /// <summary>A licence was changed.</summary>
    Licence,

    /// <summary>One organisation took over another.</summary>
    Acquisition,

    /// <summary>A version came out.</summary>
    Release,

    /// <summary>Anything else, such as a project's move to a foundation.</summary>
    Other,
}
