namespace Tributary.Catalog.Work;

/// <summary>What an index has found: the first of the rules that go in order, and all labels of those that hold together.</summary>
/// <param name="Rule">The index of the first rule; <see cref="int.MaxValue"/>: none.</param>
/// <param name="Labels">A bit for each label.</param>
internal readonly record struct Finding(int Rule, ulong Labels)
{
    /// <summary>Nothing.</summary>
    public static Finding Nothing => new(int.MaxValue, 0);

    /// <summary>Both.</summary>
    public static Finding operator |(Finding one, Finding other) => new(Math.Min(one.Rule, other.Rule), one.Labels | other.Labels);
}
