using Tributary.Model;

namespace Tributary.People.Organisations;

/// <summary>A signature that a contributor used in a month.</summary>
/// <param name="Signature">As written.</param>
/// <param name="Month">By the commits' author dates.</param>
/// <param name="Commits">How many have it; decides which of two organisations a month is.</param>
public readonly record struct MonthlySighting(Signature Signature, Month Month, int Commits);
