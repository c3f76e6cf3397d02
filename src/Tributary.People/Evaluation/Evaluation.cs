using Tributary.Model;

namespace Tributary.People;

/// <summary>How well people were told apart and together, against a ground truth.</summary>
/// <param name="Pairwise">Over pairs of signatures: of those put together, how many are one person's; of those that are, how many were put together. Pairs that are not judged count neither way.</param>
/// <param name="Strict">The same, with what is not judged taken for wrong.</param>
/// <param name="BCubed">The same for each signature's own group, averaged over signatures, and strict. Source: Bagga and Baldwin, 1998.</param>
/// <param name="Unjudged">Pairs that were put together, and of which the ground truth says nothing: it lists neither person.</param>
/// <param name="WronglyTogether">Contributors that are several people, worst first.</param>
/// <param name="WronglyApart">People that are several contributors, worst first.</param>
public sealed record Evaluation(Score Pairwise, Score Strict, Score BCubed, long Unjudged, IReadOnlyList<EvaluationError> WronglyTogether, IReadOnlyList<EvaluationError> WronglyApart)
{
    /// <summary>Compares.</summary>
    /// <param name="signatures">What is compared; each has a contributor and a person.</param>
    /// <param name="contributorOf">What was found.</param>
    /// <param name="truth">What is true.</param>
    public static Evaluation Of(IReadOnlyCollection<Signature> signatures, Func<Signature, int> contributorOf, GroundTruth truth)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        ArgumentNullException.ThrowIfNull(truth);
        List<Cell> cells = signatures.GroupBy(signature => (Contributor: contributorOf(signature), Person: truth.PersonOf(signature))).Select(cell => new Cell(cell.Key.Contributor, cell.Key.Person, cell.ToList())).ToList();
        Dictionary<int, int> contributors = cells.GroupBy(cell => cell.Contributor).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Size));
        Dictionary<int, int> persons = cells.GroupBy(cell => cell.Person).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Size));
        long right = cells.Sum(cell => Pairs(cell.Size)), together = contributors.Values.Sum(Pairs), belonging = persons.Values.Sum(Pairs);
        long unjudged = cells.Where(cell => !truth.IsListed(cell.Person)).GroupBy(cell => cell.Contributor).Sum(group => Pairs(group.Sum(cell => cell.Size)) - group.Sum(cell => Pairs(cell.Size)));
        return new Evaluation(
            new Score(Share(right, together - unjudged), Share(right, belonging)),
            new Score(Share(right, together), Share(right, belonging)),
            new Score(
                Share(cells.Sum(cell => (double)cell.Size * cell.Size / contributors[cell.Contributor]), signatures.Count),
                Share(cells.Sum(cell => (double)cell.Size * cell.Size / persons[cell.Person]), signatures.Count)),
            unjudged,
            Errors(cells.GroupBy(cell => cell.Contributor)),
            Errors(cells.GroupBy(cell => cell.Person)));
    }

    private static List<EvaluationError> Errors(IEnumerable<IGrouping<int, Cell>> groups) => groups
        .Where(group => group.Count() > 1)
        .Select(group => new EvaluationError(
            group.OrderByDescending(part => part.Size).ThenBy(part => part.Signatures[0].ToString(), StringComparer.Ordinal).Select(part => part.Signatures).ToList(),
            Pairs(group.Sum(part => part.Size)) - group.Sum(part => Pairs(part.Size))))
        .OrderByDescending(error => error.Pairs)
        .ThenBy(error => error.Parts[0][0].ToString(), StringComparer.Ordinal)
        .ToList();

    private static long Pairs(int members) => (long)members * (members - 1) / 2;

    private static double Share(double part, double whole) => whole == 0 ? 1 : part / whole;

    // Signatures of one person in one contributor.
    private sealed record Cell(int Contributor, int Person, IReadOnlyList<Signature> Signatures)
    {
        public int Size => Signatures.Count;
    }
}

/// <summary>Precision and recall.</summary>
/// <param name="Precision">Of what was put together, the share that belongs together, 0 to 1; 1 where nothing was.</param>
/// <param name="Recall">Of what belongs together, the share that was put together, 0 to 1; 1 where nothing does.</param>
public sealed record Score(double Precision, double Recall)
{
    /// <summary>Their harmonic mean.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>A group that should be several, or several groups that should be one.</summary>
/// <param name="Parts">The groups, largest first.</param>
/// <param name="Pairs">Pairs of signatures that are wrong by it.</param>
public sealed record EvaluationError(IReadOnlyList<IReadOnlyList<Signature>> Parts, long Pairs);
