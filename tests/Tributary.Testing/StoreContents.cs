using System.Text;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Testing;

/// <summary>What a store holds, as text that two stores of the same histories have in common whatever the way in which they came to it.</summary>
public static class StoreContents
{
    // Commits that the branch reaches, and who signed them: what a rewritten branch lost is there too, but not in a store made anew.
    private const string Reached = "reached as (select * from commit where lost_at is null)";
    private const string Signed = "signed as (select repository, author as signature from reached union select repository, committer from reached union select repository, signature from trailer join reached using (repository, commit))";

    private static readonly string[] Queries =
    [
        "select r.name, hex(c.id), hex(c.parents), c.author, c.author_time, c.author_offset, c.committer, c.committer_time, c.subject, c.fingerprint from reached c join repository r using (repository)",
        "select r.name, hex(c.id), p.name, x.status from change x join reached c using (repository, commit) join path p using (repository, path) join repository r using (repository)",
        "select r.name, hex(c.id) from unknown_change u join reached c using (repository, commit) join repository r using (repository)",
        "select r.name, hex(c.id), t.position, t.key, t.value, t.signature from trailer t join reached c using (repository, commit) join repository r using (repository)",
        "select distinct r.name, s.signature, s.name, s.address from signature s join signed using (repository, signature) join repository r using (repository)",
        "select r.name, m.content from mailmap m join repository r using (repository)",
        "select distinct people, contributor, label, kind from contributor join identity using (people, contributor) join signed using (signature)",
        "select r.name, n.undated, n.copies, n.ahead from coverage_note n join repository r using (repository)",
        "select distinct people, signature, contributor, rule from identity join signed using (signature)",
        "select a.people, a.day, a.week, r.name, a.contributor, a.copy, a.is_person, a.commits, a.coauthored, a.touches, a.assisted, a.utc_offset from activity a join repository r using (repository)",
        "select a.people, r.name, hex(c.id), a.day, a.utc_offset, a.copy, a.writer, a.contributor, a.touches, a.added, a.assisted from authored a join reached c using (repository, commit) join repository r using (repository)",
        "select n.people, r.name, hex(c.id), n.day, n.copy, n.contributor from coauthored n join reached c using (repository, commit) join repository r using (repository)",
        "select aspect, label, title, position, counted from work_label",
        "select r.name, hex(c.id), w.aspect, w.label, w.share, w.about from work w join reached c using (repository, commit) join repository r using (repository)",
        "select distinct r.name, p.name, e.area from excluded_path e join change x using (repository, path) join reached c using (repository, commit) join path p using (repository, path) join repository r using (repository)",
        "select r.name, g.day, g.paths from growth g join repository r using (repository)",
        "select b.people, r.name, hex(b.id), b.day, b.contributor, b.copy, b.is_person, b.touches, b.added from bulk b join repository r using (repository)",
        "select r.name, h.name, s.commits, s.same_id, s.first_day, s.last_day, s.declared from sharing s join repository r using (repository) join repository h on h.repository = s.home",
        "select r.name, hex(c.id), a.agent, a.mark, a.evidence from assistance a join reached c using (repository, commit) join repository r using (repository)",
        "select people, contributor, organisation, kind, from_day, until_day, basis, evidence from affiliation",
        "select r.name, hex(c.id), h.name from origin o join reached c using (repository, commit) join repository r using (repository) join repository h on h.repository = o.home",
        "select r.name, hex(v.id), v.branch, v.committed, v.commits, v.covered_from from coverage v join repository r using (repository) where v.commits > 0",
    ];

    /// <summary>All facts and what is derived of them, without the numbers that follow from the order of reading.</summary>
    public static string Of(FactStore store)
    {
        var text = new StringBuilder();
        foreach (string sql in Queries)
        {
            using DuckDbResult rows = store.Connection.Query($"with {Reached}, {Signed} select * from ({sql}) order by all");
            while (rows.Read()) text.AppendJoin('|', Enumerable.Range(0, rows.ColumnCount).Select(rows.GetValue)).Append('\n');
        }

        return text.ToString();
    }
}
