namespace Tributary.People;

/// <summary>Puts into words what was found out.</summary>
internal sealed class ResolutionBuilder(IReadOnlyList<Alias> aliases, Func<Alias, ContributorKind> kindOf, Partition partition, Dictionary<int, string> stated)
{
    public Resolution Build()
    {
        var members = new Dictionary<int, List<int>>();
        for (int i = 0; i < aliases.Count; i++)
        {
            int root = partition.Find(i);
            if (!members.TryGetValue(root, out List<int>? list)) members[root] = list = new List<int>(1);
            list.Add(i);
        }

        ILookup<int, Edge> joins = partition.Joins.ToLookup(join => partition.Find(join.One));
        // A root is the lowest of its members, so this is the order of first signatures.
        List<Contributor> contributors = members.OrderBy(pair => pair.Key).Select(pair => Contributor(pair.Value, joins[pair.Key])).ToList();
        return new Resolution(contributors, Questions(members));
    }

    private Contributor Contributor(List<int> members, IEnumerable<Edge> joins) => new(
        NameOf(members),
        kindOf(aliases[members[0]]),
        members.ConvertAll(alias => aliases[alias].Signature),
        joins.Select(join => new Join(join.Rule, aliases[join.One].Signature, aliases[join.Other].Signature, join.Evidence)).ToList(),
        members.Sum(alias => aliases[alias].Commits));

    private string NameOf(List<int> members)
    {
        foreach (int alias in members)
        {
            if (stated.TryGetValue(alias, out string? name)) return name;
        }

        return members
            .GroupBy(alias => aliases[alias].Signature.Name.Trim(), StringComparer.Ordinal)
            .OrderByDescending(group => Quality(aliases[group.First()].Name))
            .ThenByDescending(group => group.Sum(alias => aliases[alias].Commits))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First() is { Key.Length: > 0 } best && Quality(aliases[best.First()].Name) > 0 ? best.Key : aliases[members[0]].Address.Handle;
    }

    private static int Quality(PersonName name) => name.IsFull ? 2 : name.IsNobody ? 0 : 1;

    private List<OpenQuestion> Questions(Dictionary<int, List<int>> members)
    {
        var commits = new Dictionary<int, long>();
        var asked = new HashSet<(int, int)>();
        var questions = new List<OpenQuestion>();
        // Strongest rule first, as they were applied: later ones about the same two contributors say nothing new.
        foreach (Refusal refusal in partition.Refusals)
        {
            int one = partition.Find(refusal.One), other = partition.Find(refusal.Other);
            if (one == other || refusal.Guard == Guard.Split || partition.AreSplit(one, other) || !asked.Add((Math.Min(one, other), Math.Max(one, other)))) continue;
            questions.Add(new OpenQuestion(refusal.Rule, aliases[refusal.One].Signature, aliases[refusal.Other].Signature, refusal.Evidence, refusal.Guard, Math.Min(CommitsOf(one), CommitsOf(other))));
        }

        return questions
            .OrderByDescending(question => question.Commits)
            .ThenBy(question => question.One.ToString(), StringComparer.Ordinal)
            .ThenBy(question => question.Other.ToString(), StringComparer.Ordinal)
            .ToList();

        long CommitsOf(int root) => commits.TryGetValue(root, out long known) ? known : commits[root] = members[root].Sum(alias => aliases[alias].Commits);
    }
}
