namespace Tributary.Reports.Rewording;

/// <summary>That a language model had part in an edition's wording.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Reworded">Sentences that are in its words.</param>
/// <param name="Of">Sentences that it was asked for.</param>
public sealed record RewordingNote(string Model, int Reworded, int Of);
