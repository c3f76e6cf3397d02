using System.Globalization;

namespace Tributary.People.Organisations;

/// <summary>A calendar month, written <c>2024-09</c>.</summary>
/// <param name="Number">Months since year 0, so that distances are plain arithmetic.</param>
public readonly record struct Month(int Number) : IComparable<Month>
{
    /// <summary>January 1990: no commit that counts is older.</summary>
    public static Month Earliest { get; } = Of(1990, 1);

    /// <summary>December 9999, as an end: never.</summary>
    public static Month Never { get; } = Of(9999, 12);

    /// <summary>The month's first day.</summary>
    public DateOnly FirstDay => new(Number / 12, (Number % 12) + 1, 1);

    /// <summary>The month of a day.</summary>
    public static Month Containing(DateOnly day) => Of(day.Year, day.Month);

    /// <summary>The month of a year.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    public static Month Of(int year, int month) => new((year * 12) + month - 1);

    /// <summary>Reads <c>2024-09</c>, or the month of <c>2024-09-30</c>; false for anything else.</summary>
    public static bool TryParse(string text, out Month month)
    {
        bool isRead = DateOnly.TryParseExact(text, ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        month = Containing(day);
        return isRead;
    }

    /// <summary>The month so many months later (earlier, where negative).</summary>
    public Month Plus(int months) => new(Number + months);

    /// <inheritdoc/>
    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <inheritdoc/>
    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Earlier.</summary>
    public static bool operator <(Month left, Month right) => left.Number < right.Number;

    /// <summary>Later.</summary>
    public static bool operator >(Month left, Month right) => left.Number > right.Number;

    /// <summary>Not later.</summary>
    public static bool operator <=(Month left, Month right) => left.Number <= right.Number;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(Month left, Month right) => left.Number >= right.Number;
}
