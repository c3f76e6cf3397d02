namespace Tributary.Testing.Planted;

/// <summary>Random numbers that depend on what they are for and on nothing that was drawn before: parts of a field can be made in any order.</summary>
internal static class Chance
{
    /// <summary>Numbers for one use.</summary>
    public static Random Of(int seed, string use, int which = 0, int within = 0) => new((int)(Mix(seed, use, which, within) >> 33));

    /// <summary>A number that looks like chance and is the same for the same arguments.</summary>
    public static ulong Mix(int seed, string use, int which = 0, int within = 0)
    {
        ulong mixed = (uint)seed;
        foreach (char c in use) mixed = (mixed ^ c) * 1_099_511_628_211;
        return Stir(Stir(mixed + (uint)which) + (uint)within);
    }

    // SplitMix64's last step: https://prng.di.unimi.it/splitmix64.c
    private static ulong Stir(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    /// <summary>True as often as is said.</summary>
    public static bool Happens(this Random random, double share) => random.NextDouble() < share;

    /// <summary>One of them, each as often.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>A whole number from 1 up to <paramref name="most"/>, of which few are great: 1 / u to a power.</summary>
    public static int HeavyTailed(this Random random, double power, int most) => (int)Math.Min(most, Math.Pow(1 - random.NextDouble(), -power));

    /// <summary>A day from one to another, both possible.</summary>
    public static DateOnly Day(this Random random, DateOnly from, DateOnly until) => from.AddDays(random.Next(until.DayNumber - from.DayNumber + 1));

    /// <summary>The Monday of a day's ISO week.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
