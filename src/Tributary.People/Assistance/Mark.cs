namespace Tributary.People.Assistance;

/// <summary>What a commit declares about an agent. There is no mark on most of what agents write, so what is counted of them is a lower bound.</summary>
/// <param name="Agent">The account, as in <see cref="Kinds.Kind.Account"/>.</param>
/// <param name="Kind">In what way it is declared.</param>
public sealed record Mark(string Agent, MarkKind Kind)
{
    /// <summary>False for a review's accepted suggestions.</summary>
    public bool IsAssistance => Kind != MarkKind.Review;
}
