using Tributary.Model;

namespace Tributary.People;

/// <summary>Puts into words what was found out.</summary>
internal sealed class ResolutionBuilder(IReadOnlyList<Alias> aliases, Func<Alias, ContributorKind> kindOf, Partition partition, Dictionary<int, string> stated)
{
    public Resolution Build()
    {
        // A root is the lowest of its members, so in this order contributors stand by their first signatures.
        (int[] members, int[] ends) = ByRoot(aliases.Count, alias => alias);
        (int[] joins, int[] joinEnds) = ByRoot(partition.Joins.Count, join => partition.Joins[join].One);
        var contributors = new List<Contributor>();
        var commits = new Dictionary<int, long>();
        for (int root = 0; root < aliases.Count; root++)
        {
            ReadOnlySpan<int> own = Slice(members, ends, root);
            if (own.IsEmpty) continue;
            contributors.Add(Contributor(own, Slice(joins, joinEnds, root)));
            if (own.Length > 1) commits.Add(root, contributors[^1].Commits);
        }

        return new Resolution(contributors, Questions(root => commits.TryGetValue(root, out long known) ? known : aliases[root].Commits));
    }

    // Numbers in order of the root of the alias that each stands for, and where those of each root end: lists for each took more than what they hold.
    private (int[] Sorted, int[] Ends) ByRoot(int count, Func<int, int> aliasOf)
    {
        int[] ends = new int[aliases.Count + 1];
        for (int i = 0; i < count; i++) ends[partition.Find(aliasOf(i)) + 1]++;
        for (int root = 0; root < aliases.Count; root++) ends[root + 1] += ends[root];
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) sorted[ends[partition.Find(aliasOf(i))]++] = i;
        return (sorted, ends);
    }

    private static ReadOnlySpan<int> Slice(int[] sorted, int[] ends, int root) => sorted.AsSpan((root == 0 ? 0 : ends[root - 1])..ends[root]);

    private Contributor Contributor(ReadOnlySpan<int> members, ReadOnlySpan<int> joins)
    {
        var signatures = new Signature[members.Length];
        long commits = 0;
        for (int i = 0; i < members.Length; i++)
        {
            signatures[i] = aliases[members[i]].Signature;
            commits += aliases[members[i]].Commits;
        }

        Join[] held = joins.IsEmpty ? [] : new Join[joins.Length];
        for (int i = 0; i < joins.Length; i++)
        {
            Edge join = partition.Joins[joins[i]];
            held[i] = new Join(join.Rule, aliases[join.One].Signature, aliases[join.Other].Signature, join.Evidence);
        }

        return new Contributor(members.Length == 1 ? NameOf(members[0]) : NameOf(members.ToArray()), kindOf(aliases[members[0]]), signatures, held, commits);
    }

    // Most have one signature only.
    private string NameOf(int alias)
    {
        if (stated.TryGetValue(alias, out string? name)) return name;
        string written = aliases[alias].Signature.Name.Trim();
        return written.Length > 0 && Quality(aliases[alias].Name) > 0 ? written : aliases[alias].Address.Handle;
    }

    private string NameOf(int[] members)
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

    private List<OpenQuestion> Questions(Func<int, long> commitsOf)
    {
        var asked = new HashSet<(int, int)>();
        var questions = new List<OpenQuestion>();
        // Strongest rule first, as they were applied: later ones about the same two contributors say nothing new.
        foreach (Refusal refusal in partition.Refusals)
        {
            int one = partition.Find(refusal.One), other = partition.Find(refusal.Other);
            if (one == other || refusal.Guard == Guard.Split || partition.AreSplit(one, other) || !asked.Add((Math.Min(one, other), Math.Max(one, other)))) continue;
            questions.Add(new OpenQuestion(refusal.Rule, aliases[refusal.One].Signature, aliases[refusal.Other].Signature, refusal.Evidence, refusal.Guard, Math.Min(commitsOf(one), commitsOf(other))));
        }

        return questions
            .OrderByDescending(question => question.Commits)
            .ThenBy(question => question.One.ToString(), StringComparer.Ordinal)
            .ThenBy(question => question.Other.ToString(), StringComparer.Ordinal)
            .ToList();
    }
}
