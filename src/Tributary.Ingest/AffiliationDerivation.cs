using Tributary.Model;
using Tributary.People.Organisations;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Makes the table of affiliations from the identities and the commits: whom each person works for, from when until when.</summary>
internal static class AffiliationDerivation
{
    /// <summary>Writes the affiliations of one reading of who is who anew.</summary>
    /// <param name="connection">Within a transaction; has the identities.</param>
    /// <param name="people">The reading.</param>
    /// <param name="rules">Tell whom a signature names.</param>
    /// <param name="stated">What persons say; holds against what is derived.</param>
    public static void Write(DuckDbConnection connection, string people, OrganisationRules rules, StatedAffiliations stated)
    {
        List<Seen> seen = Read(connection, people);
        DomainUse use = DomainUse.Of(seen.Select(it => (it.Contributor, it.Sighting.Signature)));
        connection.Execute("delete from affiliation");
        using DuckDbAppender affiliations = connection.Append("affiliation");
        foreach (IGrouping<long, Seen> contributor in seen.GroupBy(it => it.Contributor))
        {
            IReadOnlyList<StatedAffiliation> about = stated.About(contributor.Select(it => it.Sighting.Signature), contributor.First().Label);
            foreach (AffiliationInterval it in AffiliationTimeline.Of(contributor.Select(it => it.Sighting), rules, use, about))
            {
                affiliations.Add(people).Add(contributor.Key).Add(it.Organisation).Add(Spell(it.Kind)).Add(it.From.FirstDay).Add(it.Until.FirstDay)
                    .Add(Spell(it.Basis)).Add(it.Evidence).EndRow();
            }
        }

        affiliations.Complete();
    }

    private static List<Seen> Read(DuckDbConnection connection, string people)
    {
        var seen = new List<Seen>();
        using DuckDbResult rows = connection.Query(Derivation.Sql("sightings"), ("people", people));
        while (rows.Read())
        {
            var signature = new Signature(rows.GetString(2), rows.GetString(3));
            seen.Add(new Seen(rows.GetInt64(0), rows.GetString(1), new MonthlySighting(signature, Month.Containing(rows.GetDate(4)), rows.GetInt32(5))));
        }

        return seen;
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
