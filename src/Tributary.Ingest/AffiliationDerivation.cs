using Tributary.Model;
using Tributary.People.Organisations;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Makes the table of affiliations from the identities and the commits: whom each person works for, from when until when.</summary>
internal sealed class AffiliationDerivation
{
    private readonly List<Seen> _seen = [];

    private AffiliationDerivation()
    {
    }

    /// <summary>Reads which signatures the people of one reading of who is who used when.</summary>
    /// <param name="connection">Has the identities.</param>
    /// <param name="people">The reading.</param>
    public static AffiliationDerivation Read(DuckDbConnection connection, string people)
    {
        var read = new AffiliationDerivation();
        using DuckDbResult rows = connection.Query(Derivation.Sql("sightings"), ("people", people));
        while (rows.Read())
        {
            var signature = new Signature(rows.GetString(2), rows.GetString(3));
            read._seen.Add(new Seen(rows.GetInt64(0), rows.GetString(1), new MonthlySighting(signature, Month.Containing(rows.GetDate(4)), rows.GetInt32(5))));
        }

        return read;
    }

    /// <summary>Finds each contributor's affiliations; no store is asked.</summary>
    /// <param name="rules">Tell whom a signature names.</param>
    /// <param name="stated">What persons say; holds against what is derived.</param>
    public IReadOnlyList<(long Contributor, AffiliationInterval Interval)> Find(OrganisationRules rules, StatedAffiliations stated)
    {
        var found = new List<(long, AffiliationInterval)>();
        DomainUse use = DomainUse.Of(_seen.Select(it => (it.Contributor, it.Sighting.Signature)));
        foreach (IGrouping<long, Seen> contributor in _seen.GroupBy(it => it.Contributor))
        {
            IReadOnlyList<StatedAffiliation> about = stated.About(contributor.Select(it => it.Sighting.Signature), contributor.First().Label);
            found.AddRange(AffiliationTimeline.Of(contributor.Select(it => it.Sighting), rules, use, about).Select(interval => (contributor.Key, interval)));
        }

        return found;
    }

    /// <summary>Writes the affiliations of one reading of who is who anew.</summary>
    public static void Write(DuckDbConnection connection, string people, IReadOnlyList<(long Contributor, AffiliationInterval Interval)> found)
    {
        connection.Execute("delete from affiliation");
        using DuckDbAppender affiliations = connection.Append("affiliation");
        foreach ((long contributor, AffiliationInterval it) in found)
        {
            affiliations.Add(people).Add(contributor).Add(it.Organisation).Add(Spell(it.Kind)).Add(it.From.FirstDay).Add(it.Until.FirstDay)
                .Add(Spell(it.Basis)).Add(it.Evidence).EndRow();
        }

        affiliations.Complete();
    }

    private static string Spell(OrganisationKind kind) => kind.ToString().ToLowerInvariant();

    private static string Spell(Basis basis) => basis switch
    {
        Basis.NameTag => "name tag",
        Basis.UnlistedDomain => "unlisted domain",
        Basis.LoginAffix => "login affix",
        _ => basis.ToString().ToLowerInvariant(),
    };

    private sealed record Seen(long Contributor, string Label, MonthlySighting Sighting);
}
