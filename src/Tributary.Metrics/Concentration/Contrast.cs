using System.Runtime.InteropServices;
using Tributary.Metrics.Uncertainty;

namespace Tributary.Metrics.Concentration;

/// <summary>Something that commits of a period are about, beside how much other commits are.</summary>
/// <param name="Number">The term's or folder's.</param>
/// <param name="Z">Of its log-odds.</param>
/// <param name="Q">The share of false findings if all down to this one are named.</param>
/// <param name="People">Whose commits of the period have it.</param>
/// <param name="Commits">Commits of the period that have it, by their place.</param>
/// <param name="Compared">Commits that have it of those that the period's are compared with.</param>
internal sealed record Contrasted(int Number, double Z, double Q, int People, int[] Commits, int Compared);

/// <summary>What is asked of a contrast.</summary>
/// <param name="People">The fewest people of the period that have it.</param>
/// <param name="Commits">The fewest commits.</param>
/// <param name="IsWeighted">Whether finding what more commits have, of both together, matters more.</param>
/// <param name="PriorOf">How many the prior has in all.</param>
/// <param name="Prior">How often the prior has a number, given that and how often both together have it; above 0.</param>
internal sealed record ContrastRules(int People, int Commits, bool IsWeighted, double PriorOf, Func<int, int, double> Prior);

/// <summary>
/// A period's commits against others. How far apart they are is told by log-odds. Whether that is more than chance, by people: commits are drawn in lots, a
/// person's of a stretch of time as long as the period, for what somebody works on, or the words that somebody is used to, come in bursts. Of the lots that
/// have a term as many may be expected in the period as lots of their sizes would have, were its commits dealt out evenly (a binomial test).
/// </summary>
/// <param name="now">The period's.</param>
/// <param name="then">The others, each with its lot.</param>
/// <param name="termsOf">What of a commit is compared.</param>
internal sealed class Contrast(IReadOnlyList<TermCommit> now, IReadOnlyList<(TermCommit Commit, int Lot)> then, Func<TermCommit, int[]> termsOf)
{
    private readonly Dictionary<int, Tally> _tallies = [];
    private readonly List<(int Size, int Lots)> _sizesNow = [], _sizesThen = [];
    private double _of, _comparedOf;

    /// <summary>What enough people and commits of the period have, by number; nothing where there is nothing to compare with.</summary>
    public List<Contrasted> Found(ContrastRules rules)
    {
        if (now.Count < rules.Commits || then.Count == 0) return [];
        Count();
        // Nothing is left out by what the period alone has of it: that would leave what is there by chance.
        List<(int Number, Tally Tally)> tried = _tallies.Where(it => it.Value.People + it.Value.Lots >= rules.People && it.Value.Commits + it.Value.Compared >= rules.Commits)
            .Select(it => (it.Key, it.Value)).OrderBy(it => it.Key).ToList();
        var chances = new Dictionary<int, double>();
        double[] rates = BinomialTests.FalseDiscovery(tried.Select(it => new BinomialTest(it.Tally.People, it.Tally.People + it.Tally.Lots, Chance(it.Tally.Commits + it.Tally.Compared), rules.IsWeighted ? it.Tally.Commits + it.Tally.Compared : 1)).ToList());
        Dictionary<int, int[]> places = Places(tried.Where(it => IsEnough(it.Tally)).Select(it => it.Number).ToHashSet());
        return tried.Index().Where(it => IsEnough(it.Item.Tally)).Select(it => Judge(it.Item.Number, it.Item.Tally, rates[it.Index])).ToList();

        bool IsEnough(Tally tally) => tally.People >= rules.People && tally.Commits >= rules.Commits;

        double Chance(int both) => chances.TryGetValue(both, out double known) ? known : chances[both] = ChanceOfNow((double)both / (now.Count + then.Count));

        Contrasted Judge(int number, Tally tally, double rate)
        {
            double z = LogOdds.Z((tally.Commits, _of), (tally.Compared, _comparedOf), (rules.Prior(number, tally.Commits + tally.Compared), rules.PriorOf));
            return new Contrasted(number, z, rate, tally.People, places[number], tally.Compared);
        }
    }

    private void Count()
    {
        int lot = 0;
        foreach (IGrouping<long, TermCommit> person in now.GroupBy(it => it.Contributor))
        {
            lot++;
            foreach (TermCommit commit in person)
            {
                foreach (int term in termsOf(commit))
                {
                    ref Tally tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, term, out _);
                    tally.Commits++;
                    if (tally.LastLot != lot) tally.People++;
                    tally.LastLot = lot;
                    _of++;
                }
            }
        }

        foreach (IGrouping<(long, int), (TermCommit Commit, int Lot)> stretch in then.GroupBy(it => (it.Commit.Contributor, it.Lot)))
        {
            lot++;
            foreach ((TermCommit commit, _) in stretch)
            {
                foreach (int term in termsOf(commit))
                {
                    ref Tally tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, term, out _);
                    tally.Compared++;
                    if (tally.LastLot != lot) tally.Lots++;
                    tally.LastLot = lot;
                    _comparedOf++;
                }
            }
        }

        _sizesNow.AddRange(now.CountBy(it => it.Contributor).CountBy(it => it.Value).Select(it => (it.Key, it.Value)));
        _sizesThen.AddRange(then.CountBy(it => (it.Commit.Contributor, it.Lot)).CountBy(it => it.Value).Select(it => (it.Key, it.Value)));
    }

    // That a lot which has something that this share of all commits has is one of the period's.
    private double ChanceOfNow(double share)
    {
        double here = _sizesNow.Sum(it => it.Lots * (1 - Math.Pow(1 - share, it.Size))), there = _sizesThen.Sum(it => it.Lots * (1 - Math.Pow(1 - share, it.Size)));
        return here / (here + there);
    }

    private Dictionary<int, int[]> Places(HashSet<int> terms) => now.Index().SelectMany(it => termsOf(it.Item).Where(terms.Contains).Select(term => (Term: term, it.Index)))
        .GroupBy(it => it.Term, it => it.Index).ToDictionary(it => it.Key, it => it.ToArray());

    private struct Tally
    {
        public int Commits, Compared, People, Lots, LastLot;
    }
}
