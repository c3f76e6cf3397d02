using System.Globalization;
using System.Text;
using Tributary.Model;
using Tributary.People.Organisations;
using Tributary.Testing;

namespace Tributary.People.Tests.Organisations;

/// <summary>Every person's signatures in the real histories by month; each commit once, wherever it stands.</summary>
public sealed class RealSightings
{
    private const char Field = '\0';
    private const char Record = '\x01';

    public RealSightings()
    {
        if (Histories.Folder is null) return;
        List<Entry> entries = Histories.Mirrors.AsParallel().AsOrdered().SelectMany(Read).ToList();
        Authored = Counted(entries.Where(entry => entry.IsAuthor));
        All = Counted(entries);
        Contributors = Join(All.Select(it => it.Signature).Distinct());
        Use = DomainUse.Of(Contributors.Select(it => (it.Value, it.Key)));
        Timelines = All.GroupBy(it => Contributors[it.Signature])
            .ToDictionary(group => group.Key, group => AffiliationTimeline.Of(group, OrganisationRules.Default, Use, []));
    }

    /// <summary>By authors.</summary>
    public IReadOnlyList<Sighting> Authored { get; } = [];

    /// <summary>By authors, co-authors, and in authors' own sign-offs.</summary>
    public IReadOnlyList<Sighting> All { get; } = [];

    /// <summary>Whose a signature is: joined by address and by full name, which is plain but enough to measure with.</summary>
    public IReadOnlyDictionary<Signature, long> Contributors { get; } = new Dictionary<Signature, long>();

    public DomainUse Use { get; } = DomainUse.Of([]);

    public IReadOnlyDictionary<long, IReadOnlyList<AffiliationInterval>> Timelines { get; } = new Dictionary<long, IReadOnlyList<AffiliationInterval>>();

    /// <summary>What the time line of a signature's contributor says of a month.</summary>
    public AffiliationInterval? At(Signature signature, Month month) => Timelines[Contributors[signature]].FirstOrDefault(it => it.From <= month && month < it.Until);

    private static List<Sighting> Counted(IEnumerable<Entry> entries) =>
        entries.Where(entry => KindRules.Default.KindOf(entry.Signature.Address.Trim().ToLowerInvariant()) == ContributorKind.Human)
            .DistinctBy(entry => (entry.Signature, entry.Commit))
            .GroupBy(entry => (entry.Signature, entry.Month)).Select(group => new Sighting(group.Key.Signature, group.Key.Month, group.Count()))
            .OrderBy(it => it.Month).ThenBy(it => it.Signature.Name, StringComparer.Ordinal).ThenBy(it => it.Signature.Address, StringComparer.Ordinal).ToList();

    private static IEnumerable<Entry> Read(string mirror)
    {
        const string Trailers = "%(trailers:key=Co-authored-by,unfold,valueonly)%x00%(trailers:key=Signed-off-by,unfold,valueonly)";
        Shell.Result result = Shell.Run(mirror, "git", "-c", "log.mailmap=false", "log", "HEAD", "--no-merges", "--format=%x01%at%x00%an%x00%ae%x00%s%x00" + Trailers);
        foreach (string record in Encoding.UTF8.GetString(result.Output).Split(Record).Skip(1))
        {
            string[] fields = record.Split(Field);
            if (fields.Length != 6 || !long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)) continue;
            var month = Month.Containing(DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(seconds)));
            var author = new Signature(fields[1], fields[2]);
            string commit = $"{fields[2]} {fields[0]} {fields[3]}";
            yield return new Entry(author, month, commit, true);
            foreach (Signature other in Signatures(fields[4])) yield return new Entry(other, month, commit, false);
            foreach (Signature own in Signatures(fields[5]).Where(own => own.Name == author.Name || own.Address == author.Address)) yield return new Entry(own, month, commit, false);
        }
    }

    private static IEnumerable<Signature> Signatures(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            int open = line.LastIndexOf('<');
            int close = line.LastIndexOf('>');
            if (open > 0 && close > open) yield return new Signature(line[..open].Trim(), line[(open + 1)..close].Trim());
        }
    }

    private static Dictionary<Signature, long> Join(IEnumerable<Signature> signatures)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        List<Signature> all = signatures.ToList();
        foreach (Signature signature in all)
        {
            string address = "address " + AddressIdentity.Normalised(signature, KindRules.Default).Contributor;
            string name = signature.Name.Trim().ToLowerInvariant();
            string root = Root(address);
            if (name.Length >= 8 && name.Contains(' ', StringComparison.Ordinal)) groups[Root("name " + name)] = root;
        }

        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        return all.ToDictionary(signature => signature, signature =>
        {
            string root = Root("address " + AddressIdentity.Normalised(signature, KindRules.Default).Contributor);
            if (!numbers.TryGetValue(root, out long number)) numbers.Add(root, number = numbers.Count);
            return number;
        });

        string Root(string key)
        {
            while (groups.TryGetValue(key, out string? next) && next != key) key = next;
            return key;
        }
    }

    private sealed record Entry(Signature Signature, Month Month, string Commit, bool IsAuthor);
}
