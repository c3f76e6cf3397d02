using Tributary.Git.Objects;

namespace Tributary.Git.Trees;

/// <summary>A folder of which two states are compared, and how far.</summary>
internal sealed class ComparedFolder
{
    private int _beforeAt, _afterAt;

    /// <summary>The older state; null: there is none.</summary>
    public CachedObject? Before { get; private set; }

    /// <summary>The newer state; null: there is none.</summary>
    public CachedObject? After { get; private set; }

    /// <summary>Bytes of the path down to it, its slash included.</summary>
    public int PathLength { get; private set; }

    /// <summary>The entries of the older state that were not looked at yet.</summary>
    public ReadOnlySpan<byte> BeforeLeft => Before is null ? [] : Before.Bytes[_beforeAt..];

    /// <summary>The entries of the newer state that were not looked at yet.</summary>
    public ReadOnlySpan<byte> AfterLeft => After is null ? [] : After.Bytes[_afterAt..];

    /// <summary>Begins with another folder, whose states are held until <see cref="Release"/>.</summary>
    public void Begin(CachedObject? before, CachedObject? after, int pathLength) => (Before, After, PathLength, _beforeAt, _afterAt) = (before, after, pathLength, 0, 0);

    /// <summary>Passes over as many bytes of both states.</summary>
    public void Pass(int both) => Pass(both, both);

    /// <summary>Passes over bytes of each state.</summary>
    public void Pass(int before, int after)
    {
        _beforeAt += before;
        _afterAt += after;
    }

    /// <summary>Lets go of both states.</summary>
    public void Release()
    {
        Before?.Release();
        After?.Release();
        (Before, After) = (null, null);
    }
}
