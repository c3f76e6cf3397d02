namespace Tributary.Testing;

/// <summary>Counts how many are inside at once.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();

    /// <summary>How many are inside now.</summary>
    public int Now { get; private set; }

    /// <summary>How many have been inside at once, at most.</summary>
    public int Largest { get; private set; }

    public void Enter()
    {
        lock (_lock) Largest = Math.Max(Largest, ++Now);
    }

    public void Leave()
    {
        lock (_lock) Now--;
    }
}
