using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tributary.Model;

/// <summary>How long a period is.</summary>
public enum PeriodKind
{
    /// <summary>An ISO week, Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter.</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>Any days in a row.</summary>
    Range,
}

/// <summary>A week, month, quarter, year or any range of days in UTC.</summary>
/// <param name="Name">As it is written: <c>2026-W22</c>, <c>2026-05</c>, <c>2026Q2</c>, <c>2026</c>, <c>2026-01-15..2026-03-20</c> (both days inclusive).</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Day after the last, exclusive.</param>
/// <param name="Kind">Which of the five.</param>
public sealed record Period(string Name, DateOnly From, DateOnly To, PeriodKind Kind)
{
    /// <summary>The period of the same kind just before this one; before a range, as many days.</summary>
    public Period Previous => Kind switch
    {
        PeriodKind.Week => Week(From.AddDays(-7)),
        PeriodKind.Month => Month(From.AddMonths(-1)),
        PeriodKind.Quarter => Quarter.Containing(From).Previous.Period,
        PeriodKind.Range => Days(From.AddDays(From.DayNumber - To.DayNumber), From),
        _ => CalendarYear(From.Year - 1),
    };

    /// <summary>Reads <c>2026-W22</c>, <c>2026-05</c>, <c>2026Q2</c>, <c>2026</c> or <c>2026-01-15..2026-03-20</c>; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Period? period)
    {
        period = null;
        if (Quarter.TryParse(text, out Quarter quarter)) period = quarter.Period;
        else if (text is not { Length: >= 4 } || !TryNumber(text.AsSpan(0, 4), 2, 9998, out int year)) return false;
        else if (text.Length == 4) period = CalendarYear(year);
        else if (text.Length == 7 && text[4] == '-' && TryNumber(text.AsSpan(5), 1, 12, out int month)) period = Month(new DateOnly(year, month, 1));
        else if (text.Length == 8 && text[4] == '-' && text[5] is 'W' or 'w' && TryNumber(text.AsSpan(6), 1, ISOWeek.GetWeeksInYear(year), out int week))
            period = Week(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)));
        else if (text.Split("..") is [var first, var last] && TryDay(first, out DateOnly from) && TryDay(last, out DateOnly until) && from <= until)
            period = Days(from, until.AddDays(1));
        return period is not null;
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Name;

    private static Period Week(DateOnly monday)
    {
        DateTime day = monday.ToDateTime(TimeOnly.MinValue);
        string name = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}");
        return new Period(name, monday, monday.AddDays(7), PeriodKind.Week);
    }

    private static Period Month(DateOnly first) =>
        new(first.ToString("yyyy-MM", CultureInfo.InvariantCulture), first, first.AddMonths(1), PeriodKind.Month);

    private static Period CalendarYear(int year) =>
        new(year.ToString("0000", CultureInfo.InvariantCulture), new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1), PeriodKind.Year);

    private static Period Days(DateOnly from, DateOnly to) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}..{to.AddDays(-1):yyyy-MM-dd}"), from, to, PeriodKind.Range);

    // The range before one that begins in the calendar's first centuries would have no name; nobody committed then.
    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1900 and <= 9998;

    private static bool TryNumber(ReadOnlySpan<char> digits, int least, int most, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
