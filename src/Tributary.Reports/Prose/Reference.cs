namespace Tributary.Reports.Prose;

/// <summary>What a sentence rests on that is no finding: what people recorded, counted or compared.</summary>
/// <param name="Id">Tells it from all other evidence of an edition.</param>
/// <param name="Title">What it is of, as it is printed.</param>
/// <param name="Command">How to ask for it on a command line.</param>
/// <param name="Values">What it may be quoted with, by name.</param>
/// <param name="Names">The names that a clause with it may say.</param>
/// <param name="Quarters">The quarters that a clause with it may say.</param>
public sealed record Reference(string Id, string Title, string Command, IReadOnlyDictionary<string, double> Values, IReadOnlyList<string> Names, IReadOnlyList<string> Quarters);
