namespace Tributary.People.Assistance;

/// <summary>In what way a commit says that an agent had a part in it.</summary>
public enum MarkKind
{
    /// <summary>The agent is the author.</summary>
    Author,

    /// <summary>The agent's address is in a co-author trailer.</summary>
    CoAuthor,

    /// <summary>Another trailer names the agent: <c>Assisted-by: Claude</c>.</summary>
    Trailer,

    /// <summary>There is a link to a session with the agent.</summary>
    Session,

    /// <summary>A line such as <c>Generated with [Claude Code]</c>.</summary>
    Line,

    /// <summary>A review bot's suggestion was accepted. Kept apart: it does not make a commit agent-assisted.</summary>
    Review,
}
