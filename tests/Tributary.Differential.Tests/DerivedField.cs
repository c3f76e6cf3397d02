using Tributary.Model;
using Tributary.Store.DuckDb;
using Tributary.Testing.Planted;

namespace Tributary.Differential.Tests;

/// <summary>What a store derives of a planted field, with the names that were planted for contributors.</summary>
internal sealed class DerivedField
{
    private const string Named = "with named as (select i.contributor, min(planted.owner) as name from planted join identity i on i.people = 'resolved' and i.signature = planted.signature group by i.contributor)";

    private readonly DuckDbConnection _connection;

    /// <summary>Looks at a derived store.</summary>
    public DerivedField(DuckDbConnection connection, PlantedField field)
    {
        _connection = connection;
        var signatures = new Dictionary<long, Signature>();
        using (DuckDbResult rows = connection.Query("select signature, name, address from signature"))
        {
            while (rows.Read()) signatures[rows.GetInt64(0)] = new Signature(rows.GetString(1), rows.GetString(2));
        }

        Signatures = signatures.Values;
        connection.Execute("create or replace temp table planted (signature bigint, text varchar, owner varchar)");
        using DuckDbAppender planted = connection.Append("planted");
        foreach ((long number, Signature signature) in signatures) planted.Add(number).Add($"{signature.Name} <{signature.Address}>").Add(field.NameOf(field.OwnerOf(signature))).EndRow();
        planted.Complete();
    }

    /// <summary>All that commits and trailers bear.</summary>
    public IReadOnlyCollection<Signature> Signatures { get; }

    /// <summary>Each signature under the first name of those that were put together with it.</summary>
    public List<string> Contributors => Read("select named.name || ': ' || planted.text from planted join identity i on i.people = 'resolved' and i.signature = planted.signature join named on named.contributor = i.contributor");

    public List<string> Kinds => Read("select named.name || ': ' || c.kind from contributor c join named on named.contributor = c.contributor where c.people = 'resolved'");

    public List<string> Activity => Read(
        "select a.day || ' ' || a.week || ' ' || r.name || ' ' || named.name || case when a.copy then ' True' else ' False' end || case when a.is_person then ' True ' else ' False ' end || sum(a.commits) || ' ' || sum(a.coauthored) || ' ' || sum(a.touches) || ' ' || sum(a.assisted) || ' ' || coalesce(cast(a.utc_offset as varchar), '') from activity a join repository r on r.repository = a.repository join named on named.contributor = a.contributor where a.people = 'resolved' group by a.day, a.week, r.name, named.name, a.copy, a.is_person, a.utc_offset");

    public List<string> Copies => Read("select r.name || ' ' || c.author_time || ' ' || c.subject || ': ' || h.name from origin o join commit c on c.repository = o.repository and c.commit = o.commit join repository r on r.repository = o.repository join repository h on h.repository = o.home");

    public List<string> Sharing => Read("select r.name || ' ' || h.name || ' ' || s.commits || ' ' || s.same_id || ' ' || s.first_day || ' ' || s.last_day || case when s.declared then ' True' else ' False' end from sharing s join repository r on r.repository = s.repository join repository h on h.repository = s.home");

    public List<string> Bulk => Read(
        "select b.day || ' ' || r.name || ' ' || named.name || case when b.copy then ' True' else ' False' end || case when b.is_person then ' True ' else ' False ' end || b.touches || ' ' || b.added from bulk b join repository r on r.repository = b.repository join named on named.contributor = b.contributor where b.people = 'resolved'");

    public List<string> Undated => Read("select r.name || ': ' || n.undated from coverage_note n join repository r on r.repository = n.repository where n.undated > 0");

    public List<string> Organisations => Read(
        "select distinct a.day || ' ' || named.name || ': ' || coalesce(f.organisation, '') from activity a join named on named.contributor = a.contributor left join affiliation f on f.people = 'resolved' and f.contributor = a.contributor and a.day >= f.from_day and a.day < f.until_day where a.people = 'resolved' and a.is_person");

    public List<string> Work => Read("select r.name || ' ' || c.author_time || ' ' || c.subject || ': ' || w.aspect || ' ' || w.label || ' ' || w.share || case when w.about then ' True' else ' False' end from work w join commit c on c.repository = w.repository and c.commit = w.commit join repository r on r.repository = w.repository");

    public List<string> ExcludedPaths => Read("select r.name || ' ' || p.name || ' ' || e.area from excluded_path e join path p on p.repository = e.repository and p.path = e.path join repository r on r.repository = e.repository");

    private List<string> Read(string sql)
    {
        var lines = new List<string>();
        using DuckDbResult rows = _connection.Query($"{Named} {sql}");
        while (rows.Read()) lines.Add(rows.GetString(0));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
