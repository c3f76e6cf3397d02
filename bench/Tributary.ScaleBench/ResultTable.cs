namespace Tributary.ScaleBench;

/// <summary>A table of what was found besides times.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Left">Heading of the first column.</param>
/// <param name="Right">Heading of the second, which is set to the right.</param>
/// <param name="Rows">In order.</param>
internal sealed record ResultTable(string Title, string Left, string Right, IReadOnlyList<(string Left, string Right)> Rows);
