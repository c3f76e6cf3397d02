using Tributary.Testing.Plain;

namespace Tributary.Metrics.Tests;

/// <summary>A small field that chance writes: gaps, copies, bots, cut-off and missing repositories, people who change employers, paths that come and go, commits about this and that.</summary>
internal static class ChanceField
{
    private const int Repositories = 6;
    private const int People = 90;
    private const int Bots = 3;

    private static readonly int?[] Offsets = [330, -480, 0, 120, null];
    private static readonly string[] Words = ["attention", "router", "gemm", "cache", "decode", "epilogue", "scheduler", "quantization", "allreduce", "sampler", "prefill", "rope"];
    private static readonly DateOnly Start = new(2024, 3, 1);

    private static readonly PlainLabel[] Labels =
    [
        new("area", "kernels"), new("area", "tests"), new("area", "docs"), new("area", "vendored"), new("kind", "feature"), new("kind", "fix"), new("kind", "other"),
        new("ecosystem", "rocm"), new("ecosystem", "cuda"), new("ecosystem", "nobody's"), new("layer", "serving"), new("layer", "compiler"),
    ];

    public static PlainField Write(int seed)
    {
        var random = new Random(seed);
        List<PlainRepository> repositories = Enumerable.Range(0, Repositories).Select(it => new PlainRepository($"{(char)('a' + (it / 2))}/{it}", $"{(char)('a' + (it / 2))}", From(random), Until(random))).ToList();
        List<PlainEvent> events = Enumerable.Range(0, Repositories).SelectMany(it => Events(random, it, repositories[it])).ToList();
        return new PlainField(repositories, events, Employments(random).ToList(), Changes(random, events)) { Labels = Labels, Excluded = Enumerable.Range(0, Repositories * 60).Select(it => (it / 60, it % 60)).Where(_ => random.Next(8) == 0).ToHashSet() };
    }

    private static DateTime? From(Random random) => random.Next(6) == 0 ? new DateTime(2026, 1, 1).AddDays(random.Next(-300, 100)) : null;

    private static DateTime? Until(Random random) => random.Next(8) == 0 ? null : new DateTime(2026, random.Next(5, 13), 1).AddHours(random.Next(48));

    private static List<PlainEvent> Events(Random random, int repository, PlainRepository it)
    {
        var events = new Dictionary<(DateOnly, long, bool, int?, bool), PlainEvent>();
        if (it.CoveredUntil is not { } until) return [];
        DateOnly first = it.CoveredFrom is { } from && DateOnly.FromDateTime(from) > Start ? DateOnly.FromDateTime(from) : Start;
        int days = DateOnly.FromDateTime(until).DayNumber - first.DayNumber;
        for (int person = 0; person < People + Bots; person++)
        {
            // Most are in one or two repositories, for a stretch, now and then; some of them often.
            if (random.Next(2) != 0 && person % Repositories != repository) continue;
            int begin = random.Next(days), length = random.Next(1, 500), times = random.Next(5) == 0 ? 60 : random.Next(1, 8);
            for (int i = 0; i < times; i++)
            {
                DateOnly day = first.AddDays(Math.Min(days, begin + random.Next(length)));
                bool isCopy = random.Next(6) == 0, isCoauthored = random.Next(4) == 0;
                int? offset = isCoauthored ? null : Offsets[(person + random.Next(2)) % Offsets.Length];
                int commits = isCoauthored ? 0 : random.Next(1, 5);
                events.TryAdd((day, person, isCopy, offset, isCoauthored), new PlainEvent(day, repository, person)
                {
                    Kind = person >= People ? "bot" : "human",
                    IsCopy = isCopy,
                    Commits = commits,
                    Coauthored = isCoauthored ? 1 : 0,
                    Touches = commits * random.Next(4),
                    Assisted = random.Next(commits + 1),
                    Offset = offset,
                });
            }
        }

        int commit = 1;
        return events.Values.Select(it => it with { Commit = (commit += 4) - 4, Work = Work(random) }).ToList();
    }

    // One or two areas, of which the second may be a lesser one; one kind, one layer, any number of ecosystems.
    private static List<PlainWork> Work(Random random)
    {
        PlainLabel[] areas = [.. random.GetItems(Labels[..4], 2).Distinct()];
        int lesser = areas.Length == 1 ? 0 : random.Next(1, 5_000);
        return
        [
            new PlainWork(areas[0], 10_000 - lesser),
            .. areas.Skip(1).Select(area => new PlainWork(area, lesser, lesser > 3_333)),
            new PlainWork(random.GetItems(Labels[4..7], 1)[0]),
            .. Labels[7..9].Where(_ => random.Next(3) == 0).Select(ecosystem => new PlainWork(ecosystem)),
            new PlainWork(random.GetItems(Labels[10..], 1)[0]),
        ];
    }

    private static IEnumerable<PlainEmployment> Employments(Random random)
    {
        (string, string)[] employers = [("Acme", "company"), ("Umbra", "company"), ("independent", "independent"), ("unknown", "unknown"), ("uni.edu", "academic")];
        for (long person = 0; person < People; person += random.Next(1, 3))
        {
            DateOnly from = Start.AddMonths(random.Next(24)).AddDays(1 - Start.Day);
            DateOnly between = from.AddMonths(random.Next(1, 12));
            (string one, string oneKind) = employers[random.Next(employers.Length)];
            (string other, string otherKind) = employers[random.Next(employers.Length)];
            yield return new PlainEmployment(person, one, oneKind, from, between);
            if (random.Next(2) == 0) yield return new PlainEmployment(person, other, otherKind, between, between.AddMonths(8));
        }
    }

    // Paths of some of the events' first commits; they say nothing of the events' touches: metrics of paths and those of the cube are compared apart.
    private static List<PlainChange> Changes(Random random, List<PlainEvent> events)
    {
        var changes = new List<PlainChange>();
        foreach (PlainEvent it in events.Where(it => it.Commits > 0 && random.Next(3) == 0))
        {
            bool isBulk = random.Next(30) == 0;
            string subject = string.Join(": ", random.GetItems(Words, random.Next(1, 4)));
            long committed = ((it.Day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * 86_400L) + (it.Commit % 86_400);
            changes.AddRange(Enumerable.Range(0, isBulk ? 12 : random.Next(1, 5)).Select(_ => random.Next(60)).Distinct()
                .Select(path => new PlainChange(it.Day, it.Repository, it.Commit, it.Contributor, it.IsCopy, "AMMD"[random.Next(4)], path) { Committed = committed, IsBulk = isBulk, Work = it.Work, Subject = subject, Name = $"{"abc"[path % 3]}/{"xy"[path % 2]}/{path}.c" }));
        }

        return changes;
    }
}
