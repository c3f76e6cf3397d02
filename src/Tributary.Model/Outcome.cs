namespace Tributary.Model;

/// <summary>How the last attempt to read a repository ended.</summary>
public enum Outcome
{
    /// <summary>All commits up to the tip are held.</summary>
    Read,

    /// <summary>The repository has no commit yet.</summary>
    Empty,

    /// <summary>There is no mirror; what was read earlier is kept.</summary>
    Missing,

    /// <summary>There is a mirror that can't be read; what was read earlier is kept.</summary>
    Broken,
}
