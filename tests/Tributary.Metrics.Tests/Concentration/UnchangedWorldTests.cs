using Tributary.Metrics.Concentration;

namespace Tributary.Metrics.Tests.Concentration;

/// <summary>
/// Projects in which nothing changes but who is there: each contributor has words and subjects of their own, some of them rare, one of which they are about
/// for a while; a few do most of the work. What chance finds in them is false.
/// </summary>
public sealed class UnchangedWorldTests
{
    private const double Rate = .2;
    private const int Words = 2000;
    private const int People = 120;
    private const int Stretches = 4;

    private static readonly int Worlds = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1" ? 400 : 60;

    private static readonly double[] Odds = Cumulative(Words);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void People_who_keep_to_their_subjects_change_nothing_however_much_they_do(int growth) => Named(growth, it => it is { Q: <= Rate, Z: > 0 }).ShouldBeLessThan(.1);

    // What would be named if each commit were independent of the others.
    [Fact]
    public void By_commits_alone_something_would_be_named_in_most_of_them() => Named(1, it => it.Z > 1.96).ShouldBeGreaterThan(.8);

    [Fact]
    public void A_subject_that_many_take_up_is_named()
    {
        (List<TermCommit> now, List<(TermCommit, int)> then) = World(new Random(3), 1);
        const int Subject = Words;
        now = [.. now.GroupBy(it => it.Contributor).SelectMany(person => person.Select((commit, index) => index == 0 && person.Key % 4 == 0 ? commit with { Terms = [.. commit.Terms, Subject] } : commit))];
        Contrasted found = Find(now, then).Single(it => it.Number == Subject);
        found.Q.ShouldBeLessThan(.01);
        found.Z.ShouldBeGreaterThan(1);
    }

    private static double Named(int growth, Func<Contrasted, bool> isNamed)
    {
        var random = new Random(2026);
        int named = Enumerable.Range(0, Worlds).Count(_ =>
        {
            (List<TermCommit> now, List<(TermCommit, int)> then) = World(random, growth);
            return Find(now, then).Any(isNamed);
        });
        return (double)named / Worlds;
    }

    // The background is ten times the world, as a category's is.
    private static List<Contrasted> Find(List<TermCommit> now, List<(TermCommit Commit, int Lot)> then)
    {
        double all = 10.0 * (now.Sum(it => it.Terms.Length) + then.Sum(it => it.Commit.Terms.Length));
        return new Contrast(now, then, it => it.Terms).Found(new ContrastRules(3, 4, IsWeighted: true, 500, (_, both) => 500 * both / all));
    }

    private static (List<TermCommit> Now, List<(TermCommit, int)> Then) World(Random random, int growth)
    {
        var now = new List<TermCommit>();
        var then = new List<(TermCommit, int)>();
        for (int person = 0; person < People; person++)
        {
            double pace = Math.Min(40, Math.Pow(1 - random.NextDouble(), -1.1));
            (int from, int to) = random.Next(5) < 2 ? (-Stretches, 1) : Stay(random);
            int[] habits = [Word(random), Word(random), Word(random), random.Next(Words), random.Next(Words), random.Next(Words)];
            for (int stretch = from; stretch < to; stretch++)
            {
                int theme = habits[random.Next(habits.Length)], commits = 1 + (int)(pace * (.5 + random.NextDouble()) * (stretch == 0 ? growth : 1));
                for (int i = 0; i < commits; i++)
                {
                    List<int> terms = [Word(random), Word(random), Word(random)];
                    if (random.Next(2) == 0) terms.Add(habits[random.Next(habits.Length)]);
                    if (random.Next(10) < 3) terms.Add(theme);
                    var commit = new TermCommit("a/one", now.Count + then.Count, person, stretch, "", [.. terms.Distinct()], []);
                    if (stretch == 0) now.Add(commit);
                    else then.Add((commit, -stretch));
                }
            }
        }

        return (now, then);
    }

    private static (int From, int To) Stay(Random random)
    {
        int from = random.Next(-Stretches, 1);
        return (from, Math.Min(1, from + 1 + random.Next(3)));
    }

    // Few words are frequent.
    private static int Word(Random random)
    {
        int found = Array.BinarySearch(Odds, random.NextDouble());
        return Math.Min(Words - 1, found < 0 ? ~found : found);
    }

    private static double[] Cumulative(int words)
    {
        double[] odds = Enumerable.Range(0, words).Select(it => 1.0 / (it + 5)).ToArray();
        double sum = 0;
        return odds.Select(it => (sum += it) / odds.Sum()).ToArray();
    }
}
