using System.Globalization;
using System.Text;
using Tributary.Model;
using Tributary.People.Kinds;
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
        List<Entry> entries = Histories.Mirrors.AsParallel().AsOrdered().SelectMany((mirror, number) => Read(mirror, number)).ToList();
        Authored = Counted(entries.Where(entry => entry.Signature == entry.Author));
        All = Counted(entries);
        Contributors = Resolve(entries);
        Use = DomainUse.Of(Contributors.Select(it => (it.Value, it.Key)));
        Timelines = All.GroupBy(it => Contributors[it.Signature])
            .ToDictionary(group => group.Key, group => AffiliationTimeline.Of(group, OrganisationRules.Default, Use, []));
    }

    /// <summary>By authors.</summary>
    public IReadOnlyList<MonthlySighting> Authored { get; } = [];

    /// <summary>By authors, co-authors, and in authors' own sign-offs.</summary>
    public IReadOnlyList<MonthlySighting> All { get; } = [];

    /// <summary>Whose a signature is: as the rules find it.</summary>
    public IReadOnlyDictionary<Signature, long> Contributors { get; } = new Dictionary<Signature, long>();

    public DomainUse Use { get; } = DomainUse.Of([]);

    public IReadOnlyDictionary<long, IReadOnlyList<AffiliationInterval>> Timelines { get; } = new Dictionary<long, IReadOnlyList<AffiliationInterval>>();

    /// <summary>What the time line of a signature's contributor says of a month.</summary>
    public AffiliationInterval? At(Signature signature, Month month) => Timelines.GetValueOrDefault(Contributors[signature], []).FirstOrDefault(it => it.From <= month && month < it.Until);

    private static List<MonthlySighting> Counted(IEnumerable<Entry> entries) =>
        entries.Where(entry => KindRules.Default.Of(entry.Signature).Is == ContributorKind.Human)
            .DistinctBy(entry => (entry.Signature, entry.Commit))
            .GroupBy(entry => (entry.Signature, entry.Month)).Select(group => new MonthlySighting(group.Key.Signature, group.Key.Month, group.Count()))
            .OrderBy(it => it.Month).ThenBy(it => it.Signature.Name, StringComparer.Ordinal).ThenBy(it => it.Signature.Address, StringComparer.Ordinal).ToList();

    private static IEnumerable<Entry> Read(string mirror, int repository)
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
            yield return new Entry(author, month, commit, author, repository);
            foreach (Signature other in Signatures(fields[4])) yield return new Entry(other, month, commit, author, repository);
            foreach (Signature own in Signatures(fields[5]).Where(own => own.Name == author.Name || own.Address == author.Address)) yield return new Entry(own, month, commit, author, repository);
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

    private static Dictionary<Signature, long> Resolve(List<Entry> entries) => Identities.Resolve(new IdentityEvidence
    {
        Sightings = entries.GroupBy(entry => (entry.Signature, entry.Repository)).Select(group => new Sighting(group.Key.Signature, group.Key.Repository, group.Count(entry => entry.Signature == entry.Author))).ToList(),
        Named = entries.Where(entry => entry.Signature != entry.Author).Select(entry => (entry.Author, entry.Signature)).Distinct().ToList(),
    }).Contributors.SelectMany((contributor, number) => contributor.Signatures.Select(signature => (signature, number))).ToDictionary(pair => pair.signature, pair => (long)pair.number);

    private sealed record Entry(Signature Signature, Month Month, string Commit, Signature Author, int Repository);
}
