namespace Tributary.Model;

/// <summary>How the last attempt to read a repository ended.</summary>
public enum Outcome
{
    /// <summary>All commits up to the tip are held.</summary>
    Read,

    /// <summary>The repository has no commit yet.</summary>
    Empty,

    /// <summary>Nobody looked for it, or there is no mirror; what was read earlier is kept.</summary>
    Missing,

    /// <summary>There is a mirror that can't be read; what was read earlier is kept.</summary>
    Broken,

    /// <summary>The host says that there is no such public repository (any more); what was read earlier is kept.</summary>
    Gone,

    /// <summary>The host could not be asked, or the transfer failed; what was read earlier is kept, and covers up to when it was read.</summary>
    Unreachable,
}
