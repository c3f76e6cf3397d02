using Tributary.Model;

namespace Tributary.People.Tests;

/// <summary>What holds for any input. The inputs are small and crowded, so that names, addresses and accounts collide all the time.</summary>
public sealed class ResolutionPropertyTests
{
    private static readonly string[] Names =
        ["Ada Lovelace", "ada lovelace", "Ada", "Lovelace, Ada", "adal", "Grace Hopper", "G. Hopper", "ghopper", "Wei Wang", "wei wang", "Lei Li", "root", "", "nightowl9", "NightOwl9", "Grace B. Hopper", "Scott Wilson", "scott", "team", "Barbara Liskov", "Edsger Dijkstra", "王伟", "daydream", "Daydream Jones"];

    private static readonly string[] Addresses =
        ["ada@calc.io", "ada@home.io", "adal@gmail.com", "alovelace@calc.io", "1+adal@users.noreply.github.com", "adal@users.noreply.github.com", "2+adal@users.noreply.github.com", "3+nightowl9@users.noreply.github.com", "4+wei@users.noreply.github.com", "ghopper@navy.io", "ghopper@host7.navy.io", "grace@navy.io", "team@calc.io", "root@localhost", "wei.wang@calc.io", "wei.wang2@calc.io", "nightowl9@qq.com", "swilson@calc.io", "scott@swilson.net", "you@example.com", "", "daydream@calc.io", "5+ghopper@users.noreply.github.com"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("TRIBUTARY_ALL") is null ? 60 : 2000)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Order_and_repeats_do_not_matter(int seed)
    {
        Input input = Make(seed);
        var random = new Random(seed);
        string expected = Describe(input.Resolve());
        Sighting[] shuffled = [.. input.Sightings, .. input.Sightings.Where(_ => random.Next(2) == 0)];
        (Signature, Signature)[] named = [.. input.Named, .. input.Named.Where(_ => random.Next(2) == 0)];
        random.Shuffle(shuffled);
        random.Shuffle(named);
        Describe((input with { Sightings = shuffled, Named = named }).Resolve()).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Repositories_told_one_after_the_other_give_the_same(int seed)
    {
        Input input = Make(seed);
        List<Sighting> byRepository = input.Sightings.GroupBy(sighting => sighting.Repository).OrderByDescending(group => group.Key).SelectMany(group => group).ToList();
        Describe((input with { Sightings = byRepository }).Resolve()).ShouldBe(Describe(input.Resolve()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_signature_has_one_contributor_and_the_joins_hold_each_together(int seed)
    {
        Input input = Make(seed);
        Resolution resolution = input.Resolve();
        resolution.Contributors.SelectMany(contributor => contributor.Signatures).Order(Ordinal).ShouldBe(input.Sightings.Select(sighting => sighting.Signature).Distinct().Order(Ordinal));
        foreach (Contributor contributor in resolution.Contributors)
        {
            contributor.Joins.Count.ShouldBe(contributor.Signatures.Count - 1);
            IReadOnlyList<Link> chain = Link.Chain(contributor);
            chain.Select(link => link.Signature).Order(Ordinal).ShouldBe(contributor.Signatures.Order(Ordinal));
            for (int i = 1; i < chain.Count; i++) chain.Take(i).ShouldContain(link => link.Signature == chain[i].JoinedTo);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_contributor_has_two_GitHub_numbers_but_by_the_users_word(int seed)
    {
        foreach (Contributor contributor in Make(seed).Resolve().Contributors.Where(contributor => contributor.Joins.All(join => join.Rule.Strength != RuleStrength.Stated)))
        {
            // A signature whose name is at home elsewhere stands under its name, not under its address.
            contributor.Signatures.Where(signature => contributor.Signatures.Count == 1 || contributor.Joins.Any(join => (join.One == signature || join.Other == signature) && join.Rule.Strength == RuleStrength.Account))
                .Select(signature => MailAddress.Parse(signature.Address).GitHubNumber).Where(number => number is not null).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Another_repository_splits_nobody_unless_a_guard_says_so(int seed)
    {
        Input more = Make(seed);
        Input fewer = more with { Sightings = more.Sightings.Where(sighting => sighting.Repository != 3).ToList(), Named = [] };
        more = more with { Named = [] };
        Resolution before = fewer.Resolve(), after = more.Resolve();
        Dictionary<Signature, int> contributors = Numbers(after);
        // Contributors that a guard keeps apart, and says so, hang together here.
        int[] linked = Enumerable.Range(0, after.Contributors.Count).ToArray();
        foreach (OpenQuestion question in after.Questions) linked[Find(contributors[question.One])] = Find(contributors[question.Other]);
        foreach (Contributor contributor in before.Contributors)
            contributor.Signatures.Select(signature => Find(contributors[signature])).Distinct().Count().ShouldBe(1, $"seed {seed}: {string.Join("; ", contributor.Signatures)}");

        int Find(int at)
        {
            while (linked[at] != at) at = linked[at];
            return at;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_merge_followed_by_its_split_is_nothing(int seed)
    {
        Input input = Make(seed);
        Resolution plain = input.Resolve();
        if (plain.Contributors.Count < 2) return;
        var random = new Random(seed);
        Contributor[] two = random.GetItems<Contributor>([.. plain.Contributors.Where(contributor => contributor.Kind == ContributorKind.Human)], 2);
        if (two[0] == two[1]) return;
        var one = AliasReference.To(two[0].Signatures[0]);
        var other = AliasReference.To(two[1].Signatures[0]);
        PeopleFile merged = PeopleFile.Empty.Merge(one, other);
        Resolution together = (input with { Decisions = merged.Decisions }).Resolve();
        Numbers(together)[two[0].Signatures[0]].ShouldBe(Numbers(together)[two[1].Signatures[0]]);
        Describe((input with { Decisions = merged.Split(one, other).Decisions }).Resolve()).ShouldBe(Describe(plain));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_split_holds_whatever_the_rules_say(int seed)
    {
        Input input = Make(seed);
        if (input.Resolve().Contributors.FirstOrDefault(contributor => contributor.Kind == ContributorKind.Human && contributor.Signatures.Select(AliasReference.To).Distinct().Count() > 1) is not { } contributor) return;
        Signature one = contributor.Signatures[0], other = contributor.Signatures.First(signature => !AliasReference.To(signature).Equals(AliasReference.To(one)));
        Dictionary<Signature, int> split = Numbers((input with { Decisions = PeopleFile.Empty.Split(AliasReference.To(one), AliasReference.To(other)).Decisions }).Resolve());
        split[one].ShouldNotBe(split[other]);
    }

    private static readonly Comparer<Signature> Ordinal = Comparer<Signature>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));

    private static Dictionary<Signature, int> Numbers(Resolution resolution) =>
        resolution.Contributors.SelectMany((contributor, number) => contributor.Signatures.Select(signature => (signature, number))).ToDictionary(pair => pair.signature, pair => pair.number);

    private static string Describe(Resolution resolution) => string.Join('\n',
        resolution.Contributors.Select(contributor => $"{contributor.Name} {contributor.Kind} {contributor.Commits}: {string.Join("; ", contributor.Signatures)} | {string.Join("; ", contributor.Joins)}")
            .Concat(resolution.Questions.Select(question => question.ToString())));

    private static Input Make(int seed)
    {
        var random = new Random(seed);
        Signature[] signatures = Enumerable.Range(0, random.Next(2, 40)).Select(_ => new Signature(random.GetItems(Names, 1)[0], random.GetItems(Addresses, 1)[0])).Distinct().ToArray();
        List<Sighting> sightings = [];
        foreach (Signature signature in signatures)
        {
            for (int repository = 1; repository <= 3; repository++)
            {
                if (random.Next(3) > 0 || repository == 1) sightings.Add(new Sighting(signature, repository, random.Next(0, 30)));
            }
        }

        return new Input(sightings, [.. Enumerable.Range(0, 6).Select(_ => (random.GetItems(signatures, 1)[0], random.GetItems(signatures, 1)[0]))], Decisions.None);
    }

    private sealed record Input(IReadOnlyCollection<Sighting> Sightings, IReadOnlyCollection<(Signature, Signature)> Named, Decisions Decisions)
    {
        public Resolution Resolve() => Identities.Resolve(new IdentityEvidence { Sightings = Sightings, Named = Named, Decisions = Decisions });
    }
}
