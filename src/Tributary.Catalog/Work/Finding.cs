namespace Tributary.Catalog.Work;

/// <summary>What an index has found: the first of the rules that go in order, and all labels of those that hold together.</summary>
/// <remarks>A class: collections of them then are made of what .NET brings compiled, and to compile it anew took longer than to ask it.</remarks>
/// <param name="Rule">The index of the first rule; <see cref="int.MaxValue"/>: none.</param>
/// <param name="Labels">A bit for each label.</param>
internal sealed record Finding(int Rule, ulong Labels)
{
    /// <summary>Nothing.</summary>
    public static Finding Nothing { get; } = new(int.MaxValue, 0);

    /// <summary>Both.</summary>
    public static Finding operator |(Finding one, Finding other) =>
        ReferenceEquals(other, Nothing) ? one : ReferenceEquals(one, Nothing) ? other : new Finding(Math.Min(one.Rule, other.Rule), one.Labels | other.Labels);
}
