using System.Collections.Immutable;
using Tributary.Insights.Findings;

namespace Tributary.Reports.Prose;

/// <summary>A word that says which way something went, and the changes for which it may be said.</summary>
/// <param name="Words">As it is written.</param>
/// <param name="Certainty">How sure the change has to be.</param>
/// <param name="Least">The least change, as a share of what was before.</param>
/// <param name="Most">The most.</param>
internal sealed record Direction(string Words, Certainty Certainty, double Least = -1, double Most = double.MaxValue)
{
    /// <summary>Words that would say a direction, and have no bounds here: whoever rewords a text may not use them.</summary>
    public static readonly ImmutableArray<string> Unbound =
    [
        "soared", "skyrocketed", "exploded", "boomed", "collapsed", "crashed", "plummeted", "dropped", "decreased", "increased", "gained", "lost", "expanded", "contracted", "accelerated", "slowed",
        "up", "down", "higher", "lower", "rise", "fall", "growth", "decline", "increase", "decrease", "rising", "falling", "growing", "shrinking", "stable", "flat", "unchanged", "steady", "spiked", "dipped",
    ];

    /// <summary>Every one.</summary>
    public static readonly ImmutableArray<Direction> All =
    [
        new("more than doubled", Certainty.Told, 1),
        new("surged", Certainty.Told, 0.4),
        new("jumped", Certainty.Told, 0.4),
        new("rose", Certainty.Told, 0.08, 1),
        new("grew", Certainty.Told, 0.08, 1),
        new("climbed", Certainty.Told, 0.08, 0.4),
        new("edged up", Certainty.Told, 0, 0.08),
        new("plunged", Certainty.Told, -1, -0.4),
        new("fell steeply", Certainty.Told, -1, -0.4),
        new("fell", Certainty.Told, -1, -0.08),
        new("shrank", Certainty.Told, -0.4, -0.08),
        new("slipped", Certainty.Told, -0.08, 0),
        new("may have moved", Certainty.Perhaps),
        new("held", Certainty.Narrow),
        new("showed no clear change", Certainty.Open),
        new("is ahead", Certainty.Told, 1) { IsOfSides = true },
        new("is behind", Certainty.Told, -1, 1) { IsOfSides = true },
        new("is neither ahead nor behind", Certainty.Open) { IsOfSides = true },
    ];

    /// <summary>Whether it says how one side stands to another, which a parity's own interval decides.</summary>
    public bool IsOfSides { get; init; }

    /// <summary>Whether a change, or a parity, may be called so.</summary>
    public bool Fits(Finding finding) => IsOfSides ? Stand(finding["parity_low"], finding["parity_high"]) : finding.Change is { } change && CertaintyOf(finding) == Certainty && change >= Least && change <= Most;

    /// <summary>The words for a change; several may fit, and which is taken follows from the finding.</summary>
    /// <param name="finding">With a change.</param>
    /// <param name="besides">Words that stand in the same sentence already.</param>
    public static string Of(Finding finding, string besides = "")
    {
        List<string> fitting = All.Where(it => !it.IsOfSides && it.Fits(finding)).Select(it => it.Words).ToList();
        // Doubling says more than a surge.
        if (fitting.Contains("more than doubled", StringComparer.Ordinal)) return "more than doubled";
        List<string> fresh = fitting.Where(words => !besides.Contains(words, StringComparison.Ordinal)).ToList();
        return Variation.Of(finding, [.. fresh.Count > 0 ? fresh : fitting]);
    }

    // Even is 1: the whole interval lies above it, or below, or it lies within.
    private bool Stand(double? low, double? high) => Certainty == Certainty.Open ? low <= 1 && high >= 1 : low > Least && high < Most;

    private static Certainty CertaintyOf(Finding finding)
    {
        // What the 95 % interval of a thing that held may leave open.
        const double Narrow = 0.15;
        if (finding.IsChange) return Certainty.Told;
        if (finding["low"] > 0 || finding["high"] < 0) return Certainty.Perhaps;
        return finding["low"] >= -Narrow && finding["high"] <= Narrow ? Certainty.Narrow : Certainty.Open;
    }
}

/// <summary>How sure a change is.</summary>
internal enum Certainty
{
    /// <summary>It is told apart from chance, among all that were asked about at once.</summary>
    Told,

    /// <summary>Its own interval leaves zero out, as some of so many do by chance.</summary>
    Perhaps,

    /// <summary>Its interval holds zero, and little else.</summary>
    Narrow,

    /// <summary>Its interval holds zero and much else.</summary>
    Open,
}
