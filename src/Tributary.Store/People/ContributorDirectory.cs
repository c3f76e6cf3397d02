using Tributary.Model;
using Tributary.Store.DuckDb;

namespace Tributary.Store.People;

/// <summary>Looks contributors up in a store: who they are, by which signatures, and why these are theirs.</summary>
public sealed class ContributorDirectory
{
    private readonly DuckDbConnection _connection;
    private readonly Dictionary<long, ContributorRecord> _contributors = [];
    private readonly Dictionary<long, SignatureRecord> _signatures = [];
    private readonly ILookup<long, SignatureRecord> _byContributor;

    /// <summary>Reads who is who.</summary>
    /// <param name="store">With facts; aggregates have no signatures.</param>
    /// <exception cref="StoreException">The store has no signatures.</exception>
    public ContributorDirectory(FactStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.CheckDerived();
        if (store.Provenance("contents") == "aggregates") throw new StoreException("What ships with the program has pseudonyms and no signatures. Run 'tributary sync' in a workspace of your own to see who is who.");
        _connection = store.Connection;
        ReadContributors();
        ReadSignatures();
        _byContributor = _signatures.Values.ToLookup(signature => signature.Contributor);
    }

    /// <summary>The contributor with a number.</summary>
    public ContributorRecord Of(long contributor) => _contributors[contributor];

    /// <summary>A contributor's signatures, most commits first.</summary>
    public IReadOnlyList<SignatureRecord> SignaturesOf(ContributorRecord contributor)
    {
        ArgumentNullException.ThrowIfNull(contributor);
        return _byContributor[contributor.Number].OrderByDescending(it => it.Commits).ThenBy(it => it.Signature.ToString(), StringComparer.Ordinal).ToList();
    }

    /// <summary>
    /// The signatures that a person means: by <c>Name &lt;address&gt;</c>, else by address, GitHub login, or name, as a whole; else by a part of either.
    /// The first of these that finds any decides.
    /// </summary>
    /// <param name="text">Compared without case.</param>
    public IReadOnlyList<SignatureRecord> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string wanted = text.Trim();
        Func<SignatureRecord, bool>[] readings =
        [
            it => Same($"{it.Signature.Name} <{it.Signature.Address}>"),
            it => Same(it.Signature.Address),
            it => Same(LoginOf(it.Signature.Address)),
            it => Same(it.Signature.Name) || Same(_contributors[it.Contributor].Label),
            it => Has(it.Signature.Name) || Has(it.Signature.Address) || Has(_contributors[it.Contributor].Label),
        ];
        if (wanted.Length == 0) return [];
        return readings.Select(reading => _signatures.Values.Where(reading).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

        bool Same(string candidate) => string.Equals(candidate.Trim(), wanted, StringComparison.OrdinalIgnoreCase);

        bool Has(string candidate) => candidate.Contains(wanted, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// From one signature to another of the same contributor, each step a join: a signature, and then those that it leads to.
    /// The rule and evidence of a step are those of whichever of the two was joined to the other.
    /// </summary>
    public IReadOnlyList<(SignatureRecord From, SignatureRecord To, string Rule, string Evidence)> Chain(SignatureRecord one, SignatureRecord other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        List<SignatureRecord> up = Ancestors(one), down = Ancestors(other);
        SignatureRecord meeting = up.First(down.Contains);
        IEnumerable<(SignatureRecord, SignatureRecord, string, string)> rising = up.Take(up.IndexOf(meeting)).Zip(up.Skip(1), (from, to) => (from, to, from.Rule, from.Evidence));
        IEnumerable<(SignatureRecord, SignatureRecord, string, string)> falling = down.Take(down.IndexOf(meeting)).Zip(down.Skip(1), (to, from) => (from, to, to.Rule, to.Evidence)).Reverse();
        return [.. rising, .. falling];
    }

    /// <summary>What guards left open, most commits first.</summary>
    public IReadOnlyList<QuestionRecord> Questions()
    {
        var questions = new List<QuestionRecord>();
        using DuckDbResult rows = _connection.Query("select one, other, rule, evidence, guard, commits from question order by commits desc, one, other");
        while (rows.Read())
            questions.Add(new QuestionRecord(_signatures[rows.GetInt64(0)], _signatures[rows.GetInt64(1)], rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetInt64(5)));
        return questions;
    }

    /// <summary>Where a contributor is active, most commits first.</summary>
    public IReadOnlyList<PresenceRecord> PresenceOf(ContributorRecord contributor)
    {
        ArgumentNullException.ThrowIfNull(contributor);
        var presence = new List<PresenceRecord>();
        using DuckDbResult rows = _connection.Query(
            """
            select r.name, cast(sum(a.commits) as bigint), cast(sum(a.coauthored) as bigint), min(a.day), max(a.day)
            from activity a
            join repository r on r.repository = a.repository
            where a.people = 'resolved' and a.contributor = $contributor
            group by r.name
            order by 2 desc, 3 desc, 1
            """,
            ("contributor", contributor.Number));
        while (rows.Read()) presence.Add(new PresenceRecord(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetDate(3), rows.GetDate(4)));
        return presence;
    }

    /// <summary>What a contributor works on; null where the store does not know.</summary>
    public WorkProfile? WorkOf(ContributorRecord contributor)
    {
        ArgumentNullException.ThrowIfNull(contributor);
        return WorkProfile.Read(_connection, contributor.Number);
    }

    /// <summary>For whom a contributor worked, in order of time; months without a row are not known.</summary>
    public IReadOnlyList<AffiliationRecord> AffiliationsOf(ContributorRecord contributor)
    {
        ArgumentNullException.ThrowIfNull(contributor);
        var affiliations = new List<AffiliationRecord>();
        using DuckDbResult rows = _connection.Query(
            "select organisation, from_day, until_day, basis, evidence from affiliation where people = 'resolved' and contributor = $contributor order by from_day",
            ("contributor", contributor.Number));
        while (rows.Read()) affiliations.Add(new AffiliationRecord(rows.GetString(0), rows.GetDate(1), rows.GetDate(2), rows.GetString(3), rows.GetString(4)));
        return affiliations;
    }

    private static string LoginOf(string address)
    {
        const string Host = "@users.noreply.github.com";
        if (!address.EndsWith(Host, StringComparison.OrdinalIgnoreCase)) return "";
        string local = address[..^Host.Length];
        return local[(local.IndexOf('+', StringComparison.Ordinal) + 1)..];
    }

    private List<SignatureRecord> Ancestors(SignatureRecord signature)
    {
        List<SignatureRecord> ancestors = [signature];
        while (ancestors[^1].Joined is { } joined) ancestors.Add(_signatures[joined]);
        return ancestors;
    }

    private void ReadContributors()
    {
        using DuckDbResult rows = _connection.Query("select contributor, label, kind from contributor where people = 'resolved'");
        while (rows.Read()) _contributors.Add(rows.GetInt64(0), new ContributorRecord(rows.GetInt64(0), rows.GetString(1), rows.GetString(2)));
    }

    private void ReadSignatures()
    {
        using DuckDbResult rows = _connection.Query(
            """
            with authored as (
              -- Years 1990 to 9999 have days.
              select author as signature, count(*) as commits,
                     min(author_time) filter (where author_time between 631152000 and 253402300799) as first_time,
                     max(author_time) filter (where author_time between 631152000 and 253402300799) as last_time
              from commit
              where lost_at is null and parent_count < 2
              group by author
            ),
            named as (
              select signature, min(name) as name, min(address) as address, count(*) as repositories from signature group by signature
            )
            select i.signature, n.name, n.address, i.contributor, i.rule, i.evidence, i.joined, coalesce(a.commits, 0), n.repositories,
                   date '1970-01-01' + cast(floor(a.first_time / 86400.0) as integer), date '1970-01-01' + cast(floor(a.last_time / 86400.0) as integer)
            from identity i
            join named n on n.signature = i.signature
            left join authored a on a.signature = i.signature
            where i.people = 'resolved'
            """);
        while (rows.Read())
        {
            _signatures.Add(rows.GetInt64(0), new SignatureRecord(
                rows.GetInt64(0), new Signature(rows.GetString(1), rows.GetString(2)), rows.GetInt64(3), rows.GetString(4), rows.GetString(5), rows.IsNull(6) ? null : rows.GetInt64(6),
                rows.GetInt64(7), rows.GetInt64(8), rows.IsNull(9) ? null : rows.GetDate(9), rows.IsNull(10) ? null : rows.GetDate(10)));
        }
    }
}
