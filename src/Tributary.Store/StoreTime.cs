namespace Tributary.Store;

/// <summary>Times as the store keeps them: UTC, to the microsecond, so that a time read back equals the one written.</summary>
public static class StoreTime
{
    /// <summary>Now, by a clock.</summary>
    public static DateTime Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Of(clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>A time in UTC.</summary>
    public static DateTime Of(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
