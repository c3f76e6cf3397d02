using System.Globalization;
using Tributary.Catalog;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.ScaleBench.Classifying;

/// <summary>A store of made commits in repositories of the shipped catalog: folders, files and subjects of words that its rules look for, and of others.</summary>
internal static class MadeCommits
{
    /// <summary>Changed paths of a commit.</summary>
    public const int PathsPerCommit = 10;

    private const int Repositories = 40;

    // A path is changed about so often: as over the real histories.
    private const int ChangesPerPath = 5;

    /// <summary>Makes them.</summary>
    /// <param name="commits">How many, over all repositories.</param>
    /// <param name="catalog">Whose repositories they are of.</param>
    /// <returns>The store, in memory.</returns>
    public static FactStore Make(int commits, RepositoryCatalog catalog)
    {
        FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        int each = commits / Repositories, paths = each * PathsPerCommit / ChangesPerPath;
        List<CatalogRepository> repositories = catalog.Repositories.Where((_, index) => index % (catalog.Repositories.Count / Repositories) == 0).Take(Repositories).ToList();
        for (int i = 0; i < repositories.Count; i++)
        {
            CatalogRepository it = repositories[i];
            _ = store.Connection.Execute(
                "insert into repository (repository, name, category, vendor, position, precedence) values ($number, $name, $category, $vendor, $number, $number)",
                ("number", i), ("name", it.Name.ToString()), ("category", it.Category), ("vendor", it.Vendor));
            store.Connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                insert into path (repository, path, name)
                select {i}, n, {Folders}[1 + (hash(n, 1) % 24)::integer] || '/' || {Words}[1 + (hash(n, 2) % 32)::integer] || '/' || {Words}[1 + (hash(n, 3) % 32)::integer] || '_'
                  || {Words}[1 + (hash(n, 4) % 32)::integer] || n || {Endings}[1 + (hash(n, 5) % 12)::integer]
                from range({paths}) as made(n);
                insert into commit (repository, commit, id, parents, parent_count, author, author_time, author_offset, committer, committer_time, committer_offset, subject, fingerprint)
                select {i}, n, encode(md5('{i} ' || n)), ''::blob, 1, 0, 1700000000 + n, '+0000', 0, 1700000000 + n, '+0000',
                  {Beginnings}[1 + (hash(n, 6) % 16)::integer] || ' ' || {Words}[1 + (hash(n, 7) % 32)::integer] || ' ' || {Words}[1 + (hash(n, 8) % 32)::integer] || ' in the '
                  || {Words}[1 + (hash(n, 9) % 32)::integer] || ' of ' || {Words}[1 + (hash(n, 10) % 32)::integer] || ' (#' || n || ')', n
                from range({each}) as made(n);
                insert into change (repository, commit, path, status)
                select {i}, c.n, (hash(c.n, p.n) % {paths})::integer, 'M' from range({each}) as c(n), range({PathsPerCommit}) as p(n)
                """));
        }

        return store;
    }

    private const string Folders =
        "['src/core','src/models','csrc/kernels','csrc','include','lib/Dialect','lib/Conversion','tests/unit','tests','docs','benchmarks','docker','.github/workflows','tools','third_party/lib','examples','python/serving','python/distributed','cmake','runtime/hal','vllm/attention','torch/_inductor','pkg/controllers','website/src']";

    private const string Words =
        "['attention','cache','scheduler','tokenizer','router','FusedMoE','graph','allocator','stream','kernel','GemmUniversal','softmax','rope','sampler','engine','worker','rocm','cuda','KVCacheManager','quantizer','decoder','all_reduce','prefill','batch','llama','buffer','sm90','pipeline','tensor','shard','checkpoint','optimizer']";

    private const string Endings = "['.py','.cu','.cpp','.h','.md','.mlir','.hip','.go','.rs','.yaml','.sh','.json']";

    private const string Beginnings =
        "['Fix','Add','[Bugfix][ROCm] Repair','feat(attention): support','Improve','Remove','Refactor','[CI] Update','Bump','docs: describe','Speed up','Test','[Kernel] Tune','Rename','chore: tidy','Make']";
}
