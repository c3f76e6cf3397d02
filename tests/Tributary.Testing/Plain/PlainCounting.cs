using System.Globalization;
using Tributary.Model;

namespace Tributary.Testing.Plain;

/// <summary>The definitions themselves, one after the other.</summary>
internal sealed class PlainCounting(PlainField field, PlainQuestion question, IReadOnlyDictionary<string, PlainScope> scopes, IReadOnlyList<string> order)
{
    private Period Period => question.Period;

    public IEnumerable<PlainRow> Of(string metric, PlainScope scope) => metric switch
    {
        "code-changes-commits" => One(scope, scope.Inside.Sum(it => it.Commits)),
        "file-touches" => One(scope, scope.Inside.Sum(it => it.Touches)),
        "contributors" => One(scope, scope.People.Select(it => it.Contributor).Distinct().Count()),
        "age" => One(scope, scope.History.Any(it => it.Day < Period.To) ? Period.To.DayNumber - scope.History.Min(it => it.Day).DayNumber : null),
        "active-repositories" => One(scope, scope.Inside.Where(it => it.Commits > 0).Select(it => it.Repository).Distinct().Count()),
        "new-contributors" => One(scope, scope.Arrivals.Count),
        "sustained-contributors" => One(scope, PlainScope.Weeks(scope.Inside).Values.Count(weeks => weeks >= 10)),
        "occasional-contributors" => One(scope, PlainScope.Weeks(scope.Inside).Values.Count(weeks => weeks < 4)),
        "inactive-contributors" => One(scope, scope.History.Where(it => it.IsPerson && it.Day < Period.From).Select(it => it.Contributor).Except(scope.People.Select(it => it.Contributor)).Count()),
        "active-weeks" => ActiveWeeks(scope),
        "active-weeks-distribution" => PlainScope.Weeks(scope.Inside).Values.GroupBy(weeks => weeks).OrderBy(it => it.Key).Select(it => Row(scope, [Text(it.Key)], it.Count())),
        "builders-regulars-experimenters" => Depths(scope),
        "engagement-gain" => Gain(scope),
        "conversion-rate" => Share(scope, scope.Arrivals.Keys.Count(person => IsConverted(scope, person)), scope.Arrivals.Count),
        "retention" => Retention(scope),
        "contributor-absence-factor" => AbsenceFactor(scope),
        "elephant-factor" => ElephantFactor(scope),
        "organizational-diversity" => Organisations(scope),
        "bot-activity" => Share(scope, scope.Inside.Where(it => it.Kind == "bot").Sum(it => it.Commits), scope.Inside.Sum(it => it.Commits)),
        "agent-assisted-share" => Share(scope, scope.People.Sum(it => it.Assisted), scope.People.Sum(it => it.Commits)),
        "time-zone-profile" => TimeZones(scope),
        "overlap" => Overlap(scope),
        "intersection" => Intersection(scope),
        "migration" => Migration(scope),
        "upstream-order" => UpstreamOrder(scope),
        "scarcity" => Scarcity(scope),
        "footprint" => Footprint(scope),
        "file-churn" => FileChurn(scope),
        "types-of-contributions" => Types(scope),
        "kinds-of-change" => Labels(scope, "kind", isWhole: true).OrderByDescending(it => it.Value).ThenByDescending(it => it.Details["contributors"]).ThenBy(it => it.Names[0], StringComparer.Ordinal),
        "ecosystems" => Labels(scope, "ecosystem", isWhole: false).OrderByDescending(it => it.Value).ThenByDescending(it => it.Details["contributors"]).ThenBy(it => it.Names[0], StringComparer.Ordinal),
        "layers" => Labels(scope, "layer", isWhole: true),
        "bulk-commits" => BulkCommits(scope),
        "file-touches-without-bulk" => One(scope, scope.Inside.Sum(it => it.Touches) - Touched(scope).Count(it => it.IsBulk)),
        _ => throw new InvalidOperationException($"{metric} has no plain reading: write one"),
    };

    private static PlainRow Row(PlainScope scope, IReadOnlyList<string> names, double? value, params (string Name, double Value)[] details) =>
        new(scope.Name, names, value, 0, 0) { Details = details.ToDictionary(it => it.Name, it => it.Value, StringComparer.Ordinal) };

    private static IEnumerable<PlainRow> One(PlainScope scope, double? value, params (string Name, double Value)[] details) => [Row(scope, [], value, details)];

    private static IEnumerable<PlainRow> Share(PlainScope scope, int part, int whole) =>
        whole == 0 ? One(scope, null) : One(scope, (double)part / whole, ("part", part), ("whole", whole));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<PlainRow> ActiveWeeks(PlainScope scope)
    {
        List<int> weeks = PlainScope.Weeks(scope.Inside).Values.Order().ToList();
        return weeks.Count == 0 ? One(scope, null) : One(scope, weeks.Average(), ("median", (weeks[(weeks.Count - 1) / 2] + weeks[weeks.Count / 2]) / 2.0), ("most", weeks[^1]), ("contributors", weeks.Count));
    }

    private static IEnumerable<PlainRow> Depths(PlainScope scope)
    {
        Dictionary<long, int> weeks = PlainScope.Weeks(scope.Inside);
        return from depth in (string[])["builder", "regular", "experimenter"]
               let people = weeks.Where(it => (it.Value >= 4 ? "builder" : it.Value > 1 ? "regular" : "experimenter") == depth).Select(it => it.Key).ToHashSet()
               where people.Count > 0
               select Row(scope, [depth], people.Count, ("share", (double)people.Count / weeks.Count), ("commits", scope.People.Where(it => people.Contains(it.Contributor)).Sum(it => it.Commits)));
    }

    private IEnumerable<PlainRow> Gain(PlainScope scope)
    {
        List<PlainEvent> before = scope.History.Where(it => it.IsPerson && it.Day < Period.From).ToList();
        if (before.Count == 0 || !scope.People.Any()) return [];
        (double then, double now) = (PlainScope.Weeks(before).Values.Average(), PlainScope.Weeks(scope.Inside).Values.Average());
        (int less, int more) = (before.Sum(it => it.Commits), scope.People.Sum(it => it.Commits));
        string gains = more <= less ? "neither" : now > then ? "builders" : now < then && now < 4 ? "experimenters" : "neither";
        return [Row(scope, [gains], now, ("weeks_before", then), ("commits", more), ("commits_before", less))];
    }

    private bool IsConverted(PlainScope scope, long person)
    {
        List<PlainEvent> own = scope.History.Where(it => it.Contributor == person).ToList();
        return own.Exists(it => it.Day >= Period.To) || own.Select(it => it.Week).Distinct().Count() >= 4;
    }

    // Kaplan and Meier's product, person by person.
    private static IEnumerable<PlainRow> Retention(PlainScope scope)
    {
        DateOnly end = scope.ObservedUntil.AddDays(-182);
        var spans = new List<(int Weeks, bool HasLeft)>();
        foreach ((long person, DateOnly first) in scope.Arrivals.Where(it => it.Value <= end))
        {
            List<DateOnly> days = scope.History.Where(it => it.Contributor == person && it.IsPerson && it.Day <= scope.ObservedUntil).Select(it => it.Day).Distinct().Order().ToList();
            int gap = Enumerable.Range(0, days.Count).FirstOrDefault(i => (i + 1 < days.Count ? days[i + 1] : scope.ObservedUntil).DayNumber - days[i].DayNumber >= 182, -1);
            spans.Add((((gap < 0 ? end : days[gap]).DayNumber - first.DayNumber) / 7, gap >= 0));
        }

        foreach (int weeks in (int[])[0, 4, 13, 26, 39, 52, 78, 104, 156, 208])
        {
            int atRisk = spans.Count(it => it.Weeks >= weeks);
            if (atRisk < 30) continue;
            double survival = 1;
            foreach (int moment in spans.Where(it => it.HasLeft && it.Weeks <= weeks).Select(it => it.Weeks).Distinct())
                survival *= 1 - ((double)spans.Count(it => it.HasLeft && it.Weeks == moment) / spans.Count(it => it.Weeks >= moment));
            yield return Row(scope, [Text(weeks)], survival, ("at_risk", atRisk), ("cohort", spans.Count));
        }
    }

    private static IEnumerable<PlainRow> AbsenceFactor(PlainScope scope)
    {
        List<int> commits = scope.People.GroupBy(it => it.Contributor).Select(it => it.Sum(day => day.Commits)).Where(it => it > 0).OrderDescending().ToList();
        return commits.Count == 0 ? One(scope, null) : One(scope, Fewest(commits), ("largest_share", (double)commits[0] / commits.Sum()), ("contributors", commits.Count));
    }

    private static int Fewest(List<int> descending) => Enumerable.Range(1, descending.Count).First(count => descending.Take(count).Sum() * 2 >= descending.Sum());

    private (string Organisation, string Kind) EmployerOf(PlainEvent it) =>
        field.Employments.Where(job => job.Contributor == it.Contributor && it.Day >= job.From && it.Day < job.Until).Select(job => (job.Organisation, job.Kind)).SingleOrDefault(("unknown", "unknown"));

    private IEnumerable<PlainRow> ElephantFactor(PlainScope scope)
    {
        int all = scope.People.Sum(it => it.Commits);
        if (all == 0) return One(scope, null);
        int unknown = scope.People.Where(it => EmployerOf(it).Kind == "unknown").Sum(it => it.Commits);
        List<(int Commits, int People)> made = scope.People.Where(it => it.Commits > 0 && EmployerOf(it).Kind is not ("unknown" or "independent")).GroupBy(it => EmployerOf(it).Organisation, StringComparer.Ordinal)
            .OrderByDescending(it => it.Sum(day => day.Commits)).ThenBy(it => it.Key, StringComparer.Ordinal).Select(it => (it.Sum(day => day.Commits), it.Select(day => day.Contributor).Distinct().Count())).ToList();
        return made.Count == 0
            ? One(scope, null, ("unknown_share", (double)unknown / all))
            : One(scope, Fewest(made.ConvertAll(it => it.Commits)), ("unknown_share", (double)unknown / all), ("largest_people", made[0].People));
    }

    private IEnumerable<PlainRow> Organisations(PlainScope scope)
    {
        int all = scope.People.Sum(it => it.Commits), known = scope.People.Where(it => EmployerOf(it).Kind != "unknown").Sum(it => it.Commits);
        return scope.People.GroupBy(EmployerOf)
            .Select(it => (it.Key, Commits: it.Sum(day => day.Commits), People: it.Select(day => day.Contributor).Distinct().Count()))
            .OrderByDescending(it => it.Commits).ThenByDescending(it => it.People).ThenBy(it => it.Key.Organisation, StringComparer.Ordinal)
            .Select(it => Row(scope, [it.Key.Organisation], it.Commits,
                [("contributors", it.People), .. all > 0 ? [("share_at_least", (double)it.Commits / all)] : Array.Empty<(string, double)>(),
                    .. it.Key.Kind != "unknown" && known > 0 ? [("share_of_known", (double)it.Commits / known)] : Array.Empty<(string, double)>()]));
    }

    private static IEnumerable<PlainRow> TimeZones(PlainScope scope)
    {
        List<PlainEvent> authored = scope.People.Where(it => it.Commits > 0).ToList();
        return authored.GroupBy(it => it.Offset).OrderBy(it => it.Key ?? int.MaxValue).Select(it => Row(
            scope,
            [it.Key is { } minutes ? TimeSpan.FromMinutes(Math.Abs(minutes)).ToString((minutes < 0 ? @"\-" : @"\+") + @"hh\:mm", CultureInfo.InvariantCulture) : "unknown"],
            it.Sum(day => day.Commits),
            ("contributors", it.Select(day => day.Contributor).Distinct().Count()), ("share", (double)it.Sum(day => day.Commits) / authored.Sum(day => day.Commits))));
    }

    private static HashSet<long> Active(PlainScope scope) => scope.People.Select(it => it.Contributor).ToHashSet();

    private IEnumerable<PlainRow> Overlap(PlainScope scope) =>
        from other in order.Where(name => name != scope.Name && scopes.ContainsKey(name))
        let mine = Active(scope)
        let theirs = Active(scopes[other])
        let shared = mine.Count(theirs.Contains)
        where shared >= 5
        orderby shared descending, IndexOf(other)
        select Row(scope, [other], shared, ("share_of_smaller", (double)shared / Math.Min(mine.Count, theirs.Count)), ("jaccard", (double)shared / mine.Union(theirs).Count()));

    private IEnumerable<PlainRow> Intersection(PlainScope scope) =>
        from second in order.Where(name => IndexOf(name) > IndexOf(scope.Name) && scopes.ContainsKey(name))
        from third in order.Where(name => IndexOf(name) > IndexOf(second) && scopes.ContainsKey(name))
        let shared = Active(scope).Intersect(Active(scopes[second])).Intersect(Active(scopes[third])).Count()
        where shared >= 5
        orderby shared descending, IndexOf(second), IndexOf(third)
        select Row(scope, [second, third], shared);

    private int IndexOf(string scope) => order.TakeWhile(name => name != scope).Count();

    private IEnumerable<PlainRow> Migration(PlainScope scope)
    {
        Dictionary<long, string> before = Homes(isNow: false), now = Homes(isNow: true);
        Dictionary<long, int> seatsBefore = Seats(isNow: false), seatsNow = Seats(isNow: true);
        List<(int From, int To)> groups = seatsBefore.Where(it => seatsNow.ContainsKey(it.Key)).GroupBy(it => it.Value)
            .SelectMany(crew => crew.GroupBy(it => seatsNow[it.Key]).Where(part => part.Key != crew.Key && part.Count() >= 3 && part.Count() * 2 >= crew.Count()).Select(part => (crew.Key, part.Key)))
            .ToList();
        List<(string From, string To, bool InGroup)> moves = before.Where(it => now.TryGetValue(it.Key, out string? home) && home != it.Value)
            .Select(it => (it.Value, now[it.Key], groups.Contains((seatsBefore[it.Key], seatsNow[it.Key])))).ToList();
        return moves.Where(it => it.From == scope.Name).GroupBy(it => it.To, StringComparer.Ordinal)
            .Select(flow => (flow.Key, Alone: flow.Count(it => !it.InGroup), Together: flow.Count(it => it.InGroup), Back: moves.Count(it => it.From == flow.Key && it.To == scope.Name && !it.InGroup)))
            .OrderByDescending(it => it.Alone).ThenByDescending(it => it.Together).ThenBy(it => it.Key, StringComparer.Ordinal)
            .Select(it => Row(scope, [it.Key], it.Alone, ("back", it.Back), ("net", it.Alone - it.Back), ("as_group", it.Together)));
    }

    private IEnumerable<PlainEvent> Year(PlainScope scope, bool isNow) => scope.History.Where(it => it.IsPerson && it.Day >= Period.To.AddYears(-1) == isNow);

    private Dictionary<long, string> Homes(bool isNow) => scopes.Values
        .SelectMany(scope => PlainScope.Weeks(Year(scope, isNow)).Select(it => (Person: it.Key, scope.Name, Weeks: it.Value)))
        .GroupBy(it => it.Person)
        .Where(person => person.Sum(it => it.Weeks) >= 2 && person.Max(it => it.Weeks) * 10 >= person.Sum(it => it.Weeks) * 6)
        .ToDictionary(person => person.Key, person => person.MaxBy(it => it.Weeks).Name);

    private Dictionary<long, int> Seats(bool isNow) => scopes.Values
        .SelectMany(scope => Year(scope, isNow))
        .GroupBy(it => it.Contributor)
        .ToDictionary(person => person.Key, person => person.GroupBy(it => it.Repository).OrderByDescending(it => it.Select(day => day.Week).Distinct().Count()).ThenBy(it => it.Key).First().Key);

    private IEnumerable<PlainRow> UpstreamOrder(PlainScope scope) =>
        from other in order.Where(name => name != scope.Name && scopes.ContainsKey(name))
        let both = Active(scope).Intersect(Active(scopes[other])).Select(person => (Here: First(scope, person), There: First(scopes[other], person))).ToList()
        where both.Count >= 5
        let here = both.Count(it => it.Here < it.There)
        let there = both.Count(it => it.Here > it.There)
        orderby here - there descending, here descending, other
        select Row(scope, [other], here, ("back", there), ("same_day", both.Count - here - there));

    private static DateOnly First(PlainScope scope, long person) => scope.Presence.Where(it => it.Contributor == person).Min(it => it.Day);

    private IEnumerable<PlainRow> Scarcity(PlainScope scope) =>
        from other in order.Where(name => name != scope.Name && scopes.ContainsKey(name))
        let now = Pool(scope, scopes[other], isNow: true)
        let before = Pool(scope, scopes[other], isNow: false)
        where now.Count + before.Count > 0
        orderby now.Count descending, now.Union(before).Count() descending, other
        select Row(scope, [other], now.Count, ("before", before.Count), ("entered", now.Except(before).Count()), ("departed", before.Except(now).Count()));

    private HashSet<long> Pool(PlainScope scope, PlainScope other, bool isNow)
    {
        Dictionary<long, int> deep = PlainScope.Weeks(scope.History.Where(it => it.Day >= Period.From == isNow)), known = PlainScope.Weeks(other.History.Where(it => it.Day >= Period.From == isNow));
        return deep.Where(it => it.Value >= 10 && known.ContainsKey(it.Key)).Select(it => it.Key).ToHashSet();
    }

    private List<PlainChange> Touched(PlainScope scope) => field.Changes
        .Where(it => scope.Repositories.Contains(it.Repository) && it.Day >= Period.From && it.Day < Period.To && (question.IsAlone || !it.IsCopy) && question.Whose(it.Day, it.Contributor, null) && scope.Has(it.Work))
        .ToList();

    private IEnumerable<PlainChange> Own(PlainScope scope) => Touched(scope).Where(it => !field.Excluded.Contains((it.Repository, it.Path)));

    private IEnumerable<PlainRow> Footprint(PlainScope scope)
    {
        int paths = Own(scope).Select(it => (it.Repository, it.Path)).Distinct().Count();
        return One(scope, paths == 0 ? null : paths, paths == 0 || Active(scope).Count == 0 ? [] : [("contributors", Active(scope).Count), ("files_per_contributor", (double)paths / Active(scope).Count)]);
    }

    private IEnumerable<PlainRow> FileChurn(PlainScope scope)
    {
        long start = (Period.From.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * 86_400L;
        int existing = field.Changes.Where(it => scope.Repositories.Contains(it.Repository) && it.Committed < start && !field.Excluded.Contains((it.Repository, it.Path))).GroupBy(it => (it.Repository, it.Path))
            .Count(path => path.MaxBy(it => (it.Committed, it.Status != 'D'))!.Status != 'D');
        int touched = Own(scope).Select(it => (it.Repository, it.Path)).Distinct().Count();
        return existing == 0 ? One(scope, null) : One(scope, (double)touched / existing, ("touched", touched), ("existing", existing));
    }

    private IEnumerable<PlainRow> Types(PlainScope scope)
    {
        double all = scope.People.Sum(it => it.Commits * it.Work.Where(work => work.Label.Aspect == "area").Sum(work => work.Share));
        return from label in field.Labels
               where label.Aspect == "area"
               let parts = scope.People.SelectMany(it => it.Work.Where(work => work.Label == label).Select(work => (it.Contributor, work.IsAbout, Share: it.Commits * work.Share))).ToList()
               where parts.Count > 0
               let contributors = parts.Where(it => it.IsAbout).Select(it => it.Contributor).Distinct().Count()
               orderby parts.Sum(it => it.Share) descending, contributors descending, label.Name
               select Row(scope, [label.Name], parts.Sum(it => it.Share) / 10_000.0,
                   [("contributors", contributors), ("touching", parts.Select(it => it.Contributor).Distinct().Count()), .. all > 0 ? [("share", parts.Sum(it => it.Share) / all)] : Array.Empty<(string, double)>()]);
    }

    private IEnumerable<PlainRow> Labels(PlainScope scope, string aspect, bool isWhole)
    {
        int all = scope.People.Where(it => !isWhole || it.Work.Any(work => work.Label.Aspect == aspect)).Sum(it => it.Commits);
        return from label in field.Labels
               where label.Aspect == aspect
               let about = scope.People.Where(it => it.Work.Any(work => work.Label == label)).ToList()
               where about.Count > 0
               let commits = about.Sum(it => it.Commits)
               select Row(scope, [label.Name], commits, [("contributors", about.Select(it => it.Contributor).Distinct().Count()), .. all > 0 ? [("share", (double)commits / all)] : Array.Empty<(string, double)>()]);
    }

    private IEnumerable<PlainRow> BulkCommits(PlainScope scope) => Touched(scope).Where(it => it.IsBulk).GroupBy(it => (it.Repository, it.Commit))
        .Select(it => (field.Repositories[it.Key.Repository].Name, it.Key.Commit, Touches: it.Count(), Added: it.Count(change => change.Status == 'A')))
        .OrderByDescending(it => it.Touches).ThenBy(it => it.Name, StringComparer.Ordinal).ThenBy(it => it.Commit)
        .Select(it => Row(scope, [it.Name, it.Commit.ToString("x40", CultureInfo.InvariantCulture)], it.Touches, ("added", it.Added)));
}
