using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tributary.Model;

/// <summary>A calendar quarter in UTC, written <c>2026Q2</c>.</summary>
public readonly record struct Quarter : IComparable<Quarter>
{
    // Quarters since year 0, so that the one before and the one after are plain arithmetic.
    private readonly int _index;

    private Quarter(int index) => _index = index;

    /// <summary>The quarter of a year.</summary>
    /// <param name="year">1 to 9998.</param>
    /// <param name="number">1 to 4.</param>
    public Quarter(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        _index = (year * 4) + number - 1;
    }

    /// <summary>The calendar year.</summary>
    public int Year => _index / 4;

    /// <summary>1 to 4.</summary>
    public int Number => (_index % 4) + 1;

    /// <summary>The quarter's first day.</summary>
    public DateOnly FirstDay => new(Year, ((Number - 1) * 3) + 1, 1);

    /// <summary>The quarter before.</summary>
    public Quarter Previous => new(_index - 1);

    /// <summary>The quarter after.</summary>
    public Quarter Next => new(_index + 1);

    /// <summary>The quarter as a period.</summary>
    public Period Period => new(ToString(), FirstDay, Next.FirstDay, PeriodKind.Quarter);

    /// <summary>The quarter that a day falls in.</summary>
    public static Quarter Containing(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>Reads <c>2026Q2</c>; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Quarter quarter)
    {
        quarter = default;
        if (text is not { Length: 6 } || text[4] is not ('Q' or 'q') || text[5] is < '1' or > '4') return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1 or > 9998) return false;
        quarter = new Quarter(year, text[5] - '0');
        return true;
    }

    /// <summary>The quarter <paramref name="count"/> quarters later (earlier, where negative).</summary>
    public Quarter Plus(int count) => new(_index + count);

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => _index.CompareTo(other._index);

    /// <summary><c>2026Q2</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Number}");

    /// <summary>Earlier.</summary>
    public static bool operator <(Quarter left, Quarter right) => left._index < right._index;

    /// <summary>Later.</summary>
    public static bool operator >(Quarter left, Quarter right) => left._index > right._index;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left._index <= right._index;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left._index >= right._index;
}
