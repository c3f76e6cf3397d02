using Tributary.Catalog;
using Tributary.Ingest;
using Tributary.People;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>Whatever changes, what is derived for it alone comes to the same as all that is derived anew.</summary>
public sealed class DerivationTests : IDisposable
{
    private static readonly bool All = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";
    private static readonly int Steps = All ? 30 : 16;

    // Some share commits with one before: their home moves with the catalog, and with the coming of the others.
    private static readonly (string Name, string History)[] Made = [("f/linear", "linear"), ("f/agents", "agents"), ("g/agents", "agents"), ("f/people", "people"), ("g/people", "people"), ("f/trailers", "trailers"), ("f/bulk", "bulk")];
    private static readonly (string Name, string History)[] Real = [("Dao-AILab/quack", "Dao-AILab/quack"), ("g/quack", "Dao-AILab/quack"), ("KellerJordan/modded-nanogpt", "KellerJordan/modded-nanogpt"), ("g/nanogpt", "KellerJordan/modded-nanogpt")];

    private readonly TestFolder _folder = new();
    private readonly FactStore _kept = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
    private readonly FactStore _anew = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
    private readonly List<MovingBranch> _branches = [];

    public static TheoryData<bool, int> Tries => [.. from real in (bool[])[false, true] from seed in Enumerable.Range(1, All ? 20 : 1) select (real, seed)];

    public void Dispose()
    {
        _kept.Dispose();
        _anew.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Tries))]
    public void What_is_derived_of_what_changed_equals_what_is_derived_anew(bool real, int seed)
    {
        Lay(real);
        var random = new Random(seed);
        string[] order = [.. _branches.Select(branch => branch.Name)];
        HashSet<string> forks = [], here = [];
        PeopleSettings people = PeopleSettings.None;
        DateOnly? asOf = null;
        TestRules.Write(_folder["catalog"]);
        for (int step = 0; step < Steps; step++)
        {
            string change = (step == 0 ? 0 : random.Next(8)) switch
            {
                0 or 1 => Come(here, random),
                2 => Move(here, random),
                3 => Reorder(order, random),
                4 => Declare(forks, random),
                5 => Cover(ref asOf, random),
                6 => Rule(random),
                _ => Say(ref people, random),
            };
            string hint = $"seed {seed}, step {step}: {change}";
            // Now and then the last of the order is not catalogued.
            string[] listed = [.. order.SkipLast(step % 3 == 2 && here.Overlaps(order.SkipLast(1)) ? 1 : 0)];
            RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder["catalog"], string.Join(' ', listed.Select(name => forks.Contains(name) && name != listed[0] ? $"{name}<{listed[0]}" : name))));
            Sync(_kept, catalog, people, asOf);
            _anew.Connection.Execute("delete from provenance");
            Sync(_anew, catalog, people, asOf);
            string[] expected = StoreContents.Of(_anew).Split('\n'), found = StoreContents.Of(_kept).Split('\n');
            // Not ShouldBe: it would print megabytes.
            expected.Zip(found).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default, hint);
            found.Length.ShouldBe(expected.Length, hint);
        }
    }

    private void Lay(bool real)
    {
        if (real) Assert.SkipUnless(Histories.Folder is not null, Histories.Absent);
        foreach ((string name, string history) in real ? Real : Made)
        {
            string source = real ? Path.Combine(Histories.Folder!, history.Replace('/', '+') + ".git") : _folder["sources", history];
            if (!real && !Directory.Exists(source)) Fixtures.Build(history, source);
            Assert.SkipUnless(Directory.Exists(source), $"{history} is not at hand among the real histories");
            _branches.Add(new MovingBranch(name, source, _folder["mirrors"]));
        }

        Directory.CreateDirectory(_folder["away"]);
        foreach (MovingBranch branch in _branches)
        {
            branch.Move(branch.Commits.Count - 1);
            Directory.Move(Mirror("mirrors", branch.Name), Mirror("away", branch.Name));
        }
    }

    private string Come(HashSet<string> here, Random random)
    {
        MovingBranch branch = _branches[random.Next(_branches.Count)];
        if (!here.Add(branch.Name)) return Move(here, random);
        Directory.Move(Mirror("away", branch.Name), Mirror("mirrors", branch.Name));
        return branch.Name + " comes";
    }

    // Forth, or back, by which commits are lost.
    private string Move(HashSet<string> here, Random random)
    {
        MovingBranch[] there = [.. _branches.Where(it => here.Contains(it.Name))];
        MovingBranch branch = there[random.Next(there.Length)];
        branch.Move(random.Next(3) > 0 ? branch.Commits.Count - 1 - random.Next(Math.Min(4, branch.Commits.Count)) : random.Next(branch.Commits.Count));
        return $"{branch.Name} moves to {branch.Tip}";
    }

    private static string Reorder(string[] order, Random random)
    {
        random.Shuffle(order);
        return string.Join(' ', order);
    }

    private string Declare(HashSet<string> forks, Random random)
    {
        string fork = _branches[random.Next(_branches.Count)].Name;
        if (!forks.Remove(fork)) forks.Add(fork);
        return $"forks are {string.Join(' ', forks)}";
    }

    // To a day on which some of the commits are not yet written, or beyond all.
    private static string Cover(ref DateOnly? asOf, Random random)
    {
        asOf = new DateOnly(2026, 4, 1 + random.Next(12));
        return $"covered until {asOf:O}";
    }

    // None, or with other paths vendored: what is told follows, and how many paths there are.
    private string Rule(Random random)
    {
        string? vendored = ((string?[])[null, "vendor, third_party", "src", "tests, odd"])[random.Next(4)];
        if (vendored is null) TestRules.Remove(_folder["catalog"]);
        else TestRules.Write(_folder["catalog"], TestRules.Areas.Replace("vendor, third_party", vendored, StringComparison.Ordinal));
        return $"vendored is {vendored ?? "nothing, without rules"}";
    }

    private string Say(ref PeopleSettings people, Random random)
    {
        var addresses = new List<string>();
        using DuckDbResult rows = _kept.Connection.Query("select distinct address from signature where trim(address) <> '' order by address");
        while (rows.Read()) addresses.Add(rows.GetString(0));
        AliasReference one = AliasReference.TryParse(addresses[random.Next(addresses.Count)])!, other = AliasReference.TryParse(addresses[random.Next(addresses.Count)])!;
        ContributorKind kind = random.Next(2) == 0 ? ContributorKind.Bot : ContributorKind.Agent;
        Decisions decisions = random.Next(3) switch
        {
            0 => Decisions.None,
            1 => Decisions.None with { Kinds = [(one, kind)] },
            _ => Decisions.None with { Merges = one.Equals(other) ? [] : [[one, other]] },
        };
        string said = $"{one} is {other}, or {kind}";
        people = PeopleSettings.None with { Decisions = decisions, Fingerprint = Guid.NewGuid().ToString() };
        return said;
    }

    private string Mirror(string folder, string name) => Path.Combine(_folder[folder], name.Replace('/', '+') + ".git");

    private void Sync(FactStore store, RepositoryCatalog catalog, PeopleSettings people, DateOnly? asOf) =>
        new Synchronizer(store, catalog, new SyncOptions { Mirrors = _folder["mirrors"], People = people, AsOf = asOf }).Run(new Progress<SyncEvent>(), CancellationToken.None).Broken.ShouldBeEmpty();
}
