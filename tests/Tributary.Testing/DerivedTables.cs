using Tributary.Ingest;
using Tributary.Store.DuckDb;

namespace Tributary.Testing;

/// <summary>Fills single derived tables, of stores that were not made by a sync or have no rules for them.</summary>
public static class DerivedTables
{
    private const string Work =
        """
        delete from work_label;
        delete from work;
        delete from excluded_path;
        insert into work_label (aspect, label, title, position, counted) values
          ('area', 'kernels', 'Kernels', 0, true), ('area', 'tests', 'Tests', 1, true), ('area', 'docs', 'Docs', 2, true), ('area', 'vendored', 'Vendored', 3, false),
          ('kind', 'feature', 'Features', 0, true), ('kind', 'fix', 'Fixes', 1, true), ('kind', 'other', 'Other', 2, true),
          ('ecosystem', 'rocm', 'ROCm', 0, true), ('ecosystem', 'cuda', 'CUDA', 1, true), ('ecosystem', 'metal', 'Metal', 2, true),
          ('layer', 'serving', 'Serving', 0, true), ('layer', 'compiler', 'Compilers', 1, true);
        insert into work (repository, commit, aspect, label, share, about)
        select c.repository, c.commit, t.aspect, t.label, t.share, t.about
        from commit c
        join (values
          (0, 'area', 'kernels', 10000, true), (0, 'kind', 'feature', 10000, true), (0, 'ecosystem', 'rocm', 10000, true), (0, 'layer', 'compiler', 10000, true),
          (1, 'area', 'kernels', 7000, true), (1, 'area', 'tests', 3000, false), (1, 'kind', 'fix', 10000, true), (1, 'ecosystem', 'cuda', 10000, true), (1, 'layer', 'serving', 10000, true),
          (2, 'area', 'tests', 6000, true), (2, 'area', 'docs', 4000, true), (2, 'kind', 'fix', 10000, true), (2, 'ecosystem', 'rocm', 10000, true), (2, 'ecosystem', 'cuda', 10000, true),
          (2, 'layer', 'serving', 10000, true), (3, 'area', 'docs', 10000, true), (3, 'kind', 'other', 10000, true), (3, 'layer', 'compiler', 10000, true),
          (4, 'area', 'vendored', 9000, true), (4, 'area', 'kernels', 1000, false), (4, 'kind', 'feature', 10000, true), (4, 'layer', 'serving', 10000, true)
        ) t (number, aspect, label, share, about) on t.number = (c.commit + c.repository) % 5
        where c.parent_count < 2;
        insert into excluded_path (repository, path, area)
        select distinct repository, path, 'vendored' from change where path % 7 = 0
        """;

    /// <summary>Writes <c>growth</c>, which is empty, as a sync does, for all commits and changes that there are.</summary>
    public static void WriteGrowth(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.Execute("create or replace temp table stale as select distinct repository from commit");
        connection.Execute(Derivation.Sql("growth"));
        connection.Execute("drop table stale");
    }

    /// <summary>
    /// Writes <c>work_label</c>, <c>work</c> and <c>excluded_path</c>: what a commit is about follows from its number, for tests to which it is all the same what rules would say.
    /// </summary>
    public static void WriteWork(DuckDbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.Execute(Work);
    }
}
