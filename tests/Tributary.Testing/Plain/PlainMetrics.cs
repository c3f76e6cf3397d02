using System.Globalization;
using Tributary.Model;

namespace Tributary.Testing.Plain;

/// <summary>
/// Every metric by its definition, counted in lists: slow, and as unlike the SQL as can be. It was written from docs/metrics and not from the statements.
/// </summary>
public static class PlainMetrics
{
    // What each reads beyond the period: since when, until when, and whether a repository that covers that in part says nothing.
    private static (DateOnly Since, DateOnly From, DateOnly To, bool IsWhole, bool NeedsFirst) Span(string metric, Period period) => metric switch
    {
        "age" or "new-contributors" or "upstream-order" or "file-churn" => (DateOnly.MinValue, period.From, period.To, metric == "upstream-order", true),
        "conversion-rate" => (DateOnly.MinValue, period.From, period.To.AddMonths(6), true, true),
        "retention" => (DateOnly.MinValue, period.From, period.To, true, true),
        "inactive-contributors" or "engagement-gain" or "scarcity" => (period.Previous.From, period.Previous.From, period.To, true, false),
        "occasional-contributors" => (period.From, period.From, period.To, true, false),
        "migration" => (period.To.AddYears(-2), period.To.AddYears(-2), period.To, true, false),
        _ => (period.From, period.From, period.To, false, false),
    };

    /// <summary>A metric's rows, in the order in which they are printed.</summary>
    public static IReadOnlyList<PlainRow> Measure(string metric, PlainField field, PlainQuestion question)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(question);
        List<int> asked = Enumerable.Range(0, field.Repositories.Count).Where(it => question.Where(field.Repositories[it])).ToList();
        List<(string Name, PlainLabel? Label, List<int> Repositories)> scopes = question.Aspect is { } aspect
            ? asked.Count == 0 ? [] : field.Labels.Where(label => label.Aspect == aspect).Select(label => (label.Name, (PlainLabel?)label, asked)).ToList()
            : asked.GroupBy(it => question.By(field.Repositories[it]), StringComparer.Ordinal).Select(scope => (scope.Key, (PlainLabel?)null, scope.ToList())).ToList();
        Dictionary<string, PlainScope> read = scopes.Select(scope => Read(metric, field, question, scope)).OfType<PlainScope>().ToDictionary(scope => scope.Name, StringComparer.Ordinal);
        var counted = new PlainCounting(field, question, read, scopes.Select(scope => scope.Name).ToList());
        var rows = new List<PlainRow>();
        foreach ((string name, _, List<int> repositories) in scopes)
        {
            int covered = repositories.Count(it => IsCovered(metric, field.Repositories[it], question)), of = repositories.Count;
            if (!read.TryGetValue(name, out PlainScope? there)) rows.Add(new PlainRow(name, [], null, covered, of));
            else rows.AddRange(counted.Of(metric, there).Select(row => row with { Covered = covered, Of = of }));
        }

        return rows;
    }

    private static bool IsUsable(string metric, PlainRepository repository, PlainQuestion question)
    {
        if (Span(metric, question.Period).NeedsFirst && repository.CoveredFrom is not null) return false;
        if (question.Comparable is not { } period) return true;
        (DateOnly from, DateOnly to) = (Span(metric, period.Previous).From, Span(metric, period).To);
        return repository.CoveredUntil >= Start(to) && (repository.CoveredFrom is null || repository.CoveredFrom <= Start(from));
    }

    private static bool IsCovered(string metric, PlainRepository repository, PlainQuestion question)
    {
        (_, DateOnly from, DateOnly to, _, _) = Span(metric, question.Period);
        return IsUsable(metric, repository, question) && (repository.CoveredFrom is null || repository.CoveredFrom <= Start(from)) && repository.CoveredUntil >= Start(to);
    }

    private static bool IsIncluded(string metric, PlainRepository repository, PlainQuestion question) => Span(metric, question.Period).IsWhole
        ? IsCovered(metric, repository, question)
        : IsUsable(metric, repository, question) && (repository.CoveredFrom is null || repository.CoveredFrom < Start(question.Period.To)) && repository.CoveredUntil > Start(question.Period.From);

    private static PlainScope? Read(string metric, PlainField field, PlainQuestion question, (string Name, PlainLabel? Label, List<int> Repositories) scope)
    {
        List<int> included = scope.Repositories.Where(it => IsIncluded(metric, field.Repositories[it], question)).ToList();
        if (included.Count == 0) return null;
        (DateOnly since, _, DateOnly to, _, _) = Span(metric, question.Period);
        DateOnly until = metric == "retention" ? DateOnly.MaxValue : to;
        var read = new PlainScope(scope.Name, question, scope.Label, included, [], [], DateOnly.FromDateTime(included.Min(it => field.Repositories[it].CoveredUntil!.Value)));
        List<PlainEvent> presence = field.Events
            .Where(it => included.Contains(it.Repository) && it.Day >= since && it.Day < until && (it.Commits > 0 || !question.AuthorsOnly) && question.Whose(it.Day, it.Contributor, it.Offset) && read.Has(it.Work))
            .ToList();
        return new PlainScope(scope.Name, question, scope.Label, included, presence, presence.Where(it => question.IsAlone || !it.IsCopy).ToList(), read.ObservedUntil);
    }

    private static DateTime Start(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    /// <summary>A number as both readings print it.</summary>
    public static string Print(double? value) => value is { } number ? Math.Round(number, 9).ToString("0.#########", CultureInfo.InvariantCulture) : "missing";
}
