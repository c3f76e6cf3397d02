namespace Tributary.People;

/// <summary>Rules about what people choose to be called: logins, local parts, names of one word. Only within a repository, under names that fit.</summary>
internal static class HandleRules
{
    private const int ShortestHandle = 5;
    private const int ShortestLogin = 3;
    private const int MostInBlock = 24;
    private const int ShortestSpelling = 8;

    private static readonly HashSet<string> Generic = WordList.Read("handles");

    private static readonly JoinRule[] Rules = [JoinRule.LoginIsLocal, JoinRule.NameIsLogin, JoinRule.OneLocal, JoinRule.NameIsLocal];

    private enum Place
    {
        Login,
        Local,
        Name,
    }

    public static void Apply(Resolver resolver)
    {
        HashSet<string> words = WordsOfNames(resolver);
        Blocks.ByKeyAndRepository(HandleNames(resolver), resolver.Aliases, (handle, block) => JoinNamesakes(resolver, handle, words, block));
        Blocks.ByKeyAndRepository(Handles(resolver), resolver.Aliases, (handle, block) => JoinBlock(resolver, handle, words, block));
        JoinSpelledNames(resolver);
    }

    private static void JoinNamesakes(Resolver resolver, string handle, HashSet<string> words, ReadOnlySpan<int> block)
    {
        if (!words.Contains(PersonName.LettersOf(handle)))
        {
            resolver.JoinName(JoinRule.HandleInRepository, handle, block);
            return;
        }

        foreach (int alias in block[1..]) resolver.Partition.Refuse(JoinRule.HandleInRepository, block[0], alias, handle, Guard.WornHandle);
    }

    private static void JoinBlock(Resolver resolver, string handle, HashSet<string> words, ReadOnlySpan<int> block)
    {
        if (block.Length > MostInBlock)
        {
            foreach (int alias in block[1..]) resolver.Partition.Refuse(JoinRule.OneLocal, block[0], alias, handle, Guard.WornHandle);
            return;
        }

        foreach (JoinRule rule in Rules)
        {
            // A handle that is merely somebody's given or family name (peter@) tells two accounts of it not apart.
            bool plain = words.Contains(PersonName.LettersOf(handle)) && (rule == JoinRule.OneLocal || rule == JoinRule.NameIsLocal);
            foreach (int one in block)
            {
                foreach (int other in block)
                {
                    if (one != other && Fits(rule, resolver.Aliases[one], resolver.Aliases[other], handle)) JoinPair(resolver, rule, one, other, handle, plain);
                }
            }
        }
    }

    private static void JoinPair(Resolver resolver, JoinRule rule, int one, int other, string handle, bool plain)
    {
        Alias a = resolver.Aliases[one], b = resolver.Aliases[other];
        if (!a.Name.IsCompatibleWith(b.Name)) return;
        bool derived = rule == JoinRule.OneLocal && a.Address.Domain != b.Address.Domain && a.Name.IsCommon && a.Name.IsSpeltBy(handle);
        if (plain || derived) resolver.Partition.Refuse(rule, one, other, handle, Guard.WornHandle);
        else resolver.Partition.Join(rule, one, other, handle);
    }

    private static bool Fits(JoinRule rule, Alias one, Alias other, string handle)
    {
        if (handle.Length < ShortestHandle && rule != JoinRule.NameIsLogin) return false;
        if (rule == JoinRule.LoginIsLocal) return Is(one, Place.Login, handle) && Is(other, Place.Local, handle);
        // One login is one account, or else the rule about logins has said why not.
        if (rule == JoinRule.NameIsLogin) return Is(one, Place.Login, handle) && Is(other, Place.Name, handle) && other.Address.Login != handle;
        if (rule == JoinRule.OneLocal) return Is(one, Place.Local, handle) && Is(other, Place.Local, handle);
        return Is(one, Place.Name, handle) && Is(other, Place.Local, handle);
    }

    private static bool Is(Alias alias, Place place, string handle) => place switch
    {
        Place.Login => alias.Address.Login == handle,
        Place.Local => alias.Address.Login is null && !alias.Address.IsPlaceholder && alias.Address.Local == handle,
        _ => alias.Name.Handle == handle && !alias.Name.IsNobody,
    };

    private static IEnumerable<(string Handle, int Alias)> Handles(Resolver resolver)
    {
        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            if (!resolver.IsKey(i)) continue;
            foreach (string handle in HandlesOf(resolver.Aliases[i])) yield return (handle, i);
        }
    }

    private static IEnumerable<string> HandlesOf(Alias alias)
    {
        MailAddress address = alias.Address;
        if (address.Login is { Length: >= ShortestLogin } login) yield return login;
        else if (!address.IsPlaceholder && address.Local.Length >= ShortestHandle && !Generic.Contains(address.Local)) yield return address.Local;
        if (alias.Name is { IsNobody: false, Handle: { } name } && !Generic.Contains(name)) yield return name;
    }

    // Two accounts under one handle for a name: people take their handle with them. Not a given name, which many have.
    private static IEnumerable<(string Handle, int Alias)> HandleNames(Resolver resolver)
    {
        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            Alias alias = resolver.Aliases[i];
            if (alias.Name is not { IsNobody: false, IsFull: false, IsGivenName: false, Handle: { Length: >= ShortestHandle } handle } || Generic.Contains(handle)) continue;
            yield return (handle, i);
        }
    }

    private static HashSet<string> WordsOfNames(Resolver resolver) =>
        resolver.Aliases.Where(alias => alias.Name is { IsFull: true, IsIdeographic: false }).SelectMany(alias => alias.Name.Words).ToHashSet(StringComparer.Ordinal);

    // An alias without a full name, whose handle spells a full name that one contributor there bears.
    private static void JoinSpelledNames(Resolver resolver)
    {
        Dictionary<string, int> spellings = WantedSpellings(resolver);
        Dictionary<long, List<int>> bearers = Bearers(resolver, spellings);
        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            Alias alias = resolver.Aliases[i];
            if (!alias.Name.IsOneWord || !resolver.IsKey(i)) continue;
            foreach (string handle in SpellingHandles(alias).Distinct(StringComparer.Ordinal))
            {
                int spelling = spellings[PersonName.LettersOf(handle)];
                List<int> fitting = alias.Repositories.SelectMany(repository => bearers.GetValueOrDefault(Blocks.Pair(spelling, repository), [])).Distinct().Order().ToList();
                if (fitting.Count == 0) continue;
                bool unique = fitting.Select(bearer => resolver.Aliases[bearer].Name.Key).Distinct(StringComparer.Ordinal).Count() == 1;
                foreach (int bearer in unique ? fitting.Take(1) : fitting)
                {
                    if (resolver.IsKnownByAnotherName(i, resolver.Aliases[bearer].Name)) resolver.Partition.Refuse(JoinRule.HandleSpellsName, bearer, i, handle, Guard.NamesDiffer);
                    else if (unique) resolver.Partition.Join(JoinRule.HandleSpellsName, bearer, i, handle);
                    else resolver.Partition.Refuse(JoinRule.HandleSpellsName, bearer, i, handle, Guard.Ambiguous);
                }
            }
        }
    }

    // What handles spell, numbered. A name is spelt in up to five ways in each of its repositories, too many to keep for all.
    private static Dictionary<string, int> WantedSpellings(Resolver resolver)
    {
        var spellings = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            if (!resolver.Aliases[i].Name.IsOneWord || !resolver.IsKey(i)) continue;
            foreach (string handle in SpellingHandles(resolver.Aliases[i])) spellings.TryAdd(PersonName.LettersOf(handle), spellings.Count);
        }

        return spellings;
    }

    // Who bears a full name that is wanted, by the number of its spelling and the repository.
    private static Dictionary<long, List<int>> Bearers(Resolver resolver, Dictionary<string, int> wanted)
    {
        var bearers = new Dictionary<long, List<int>>();
        for (int i = 0; i < resolver.Aliases.Count; i++)
        {
            Alias alias = resolver.Aliases[i];
            if (!alias.Name.IsFull || alias.Name.IsIdeographic || alias.Name.IsOneWord) continue;
            foreach (string text in Spellings(alias.Name))
            {
                if (!wanted.TryGetValue(text, out int spelling)) continue;
                foreach (int repository in alias.Repositories)
                {
                    long key = Blocks.Pair(spelling, repository);
                    if (!bearers.TryGetValue(key, out List<int>? known)) bearers[key] = known = [];
                    if (!known.Exists(other => resolver.Aliases[other].Name.Key == alias.Name.Key)) known.Add(i);
                }
            }
        }

        return bearers;
    }

    private static IEnumerable<string> SpellingHandles(Alias alias)
    {
        if (!alias.Address.IsPlaceholder) yield return alias.Address.Handle;
        if (!alias.Name.IsNobody) yield return alias.Name.Joined;
    }

    private static IEnumerable<string> Spellings(PersonName name)
    {
        if (name.IsCommon) return [];
        string first = name.Words[0], last = name.Words[^1];
        IEnumerable<string> whole = ((IEnumerable<string>)[first + last, last + first, string.Concat(name.Words)]).Select(PersonName.LettersOf).Where(spelling => spelling.Length >= ShortestSpelling);
        IEnumerable<string> initials = ((IEnumerable<string>)[first[0] + last, last + first[0]]).Select(PersonName.LettersOf).Where(spelling => spelling.Length >= ShortestHandle);
        return whole.Concat(initials).Distinct(StringComparer.Ordinal);
    }
}
