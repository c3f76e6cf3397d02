namespace Tributary.People;

/// <summary>Rules about full names. A frequent name needs more than itself.</summary>
internal static class NameRules
{
    public static void Apply(Resolver resolver, IEnumerable<(int One, int Other)> together)
    {
        JoinNamedInOneCommit(resolver, together);
        Blocks.ByKeyAndRepository(FullNames(resolver), resolver.Aliases, (_, block) => resolver.JoinName(JoinRule.NameInRepository, resolver.Aliases[block[0]].Name.Text, block));
        Blocks.ByKey(resolver.Aliases.Count, alias => resolver.Aliases[alias].Name is { IsFull: true, IsCommon: false } name ? name.Key : null,
            (_, block) => resolver.JoinName(JoinRule.RareName, resolver.Aliases[block[0]].Name.Text, block));
        Blocks.ByKey(resolver.Aliases.Count, alias => NameAndHandle(resolver.Aliases[alias]), (key, block) => resolver.JoinName(JoinRule.NameAndHandle, key, block));
    }

    private static void JoinNamedInOneCommit(Resolver resolver, IEnumerable<(int One, int Other)> together)
    {
        foreach ((int one, int other) in together.Select(pair => pair.One < pair.Other ? pair : (pair.Other, pair.One)).Distinct().Order())
        {
            Alias author = resolver.Aliases[one], named = resolver.Aliases[other];
            if (author.Name.Key != named.Name.Key || author.Name.Key.Length < 4 || author.Name.IsNobody || author.Address.IsPlaceholder || named.Address.IsPlaceholder) continue;
            resolver.Partition.Join(JoinRule.OneCommit, one, other, author.Name.Text);
        }
    }

    private static IEnumerable<(string Name, int Alias)> FullNames(Resolver resolver)
    {
        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            if (resolver.Aliases[i].Name is { IsFull: true } name) yield return (name.Key, i);
        }
    }

    private static string? NameAndHandle(Alias alias)
    {
        if (!alias.Name.IsCommon || !alias.Address.IsChosen) return null;
        string handle = alias.Address.Handle;
        return handle.Length >= 5 && (!alias.Name.IsSpeltBy(handle) || handle.Any(char.IsAsciiDigit)) ? $"{alias.Name.Key} {handle}" : null;
    }
}
