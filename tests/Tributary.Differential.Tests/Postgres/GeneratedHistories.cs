using System.Globalization;
using System.Text;
using Tributary.Catalog;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Differential.Tests.Postgres;

/// <summary>
/// A small field, drawn by chance and always the same: ten repositories of two and a half years, with people in several of them and at several addresses, bots, agents,
/// co-authors, merges, copied commits, bulk commits, commits about this and that, one whose beginning is cut off, two that are not covered to the end and one that is missing.
/// </summary>
internal static class GeneratedHistories
{
    private const int Repositories = 10;
    private const int Day = 86_400;
    private const int ImportDay = 845 * Day;
    private static readonly DateTime First = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] People =
    [
        "Ada Lumen <ada@nvidia.com>", "Ada Lumen <ada.lumen@gmail.com>", "Bea Ström <bea@amd.com>", "Bea Ström <bea@nvidia.com>", "Cid Vale <12+cid@users.noreply.github.com>",
        "Cid Vale <cid@intel.com>", "Dan Okoro <dan@cs.stanford.edu>", "Eve Iversen <eve@redhat.com>", "Fay Marsh <fay@example.org>", "Gus Pell <gus@meta.com>",
        "Hal Quist <hal@google.com>", "Ida Rowe <ida@gmail.com>", "Jan Sauer <jan@posteo.example>", "Kim Tran <kim@ibm.com>", "Lee Usher <lee@huawei.com>",
        "Åsa Öberg <asa@example.se>", "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>", "Copilot <198982749+Copilot@users.noreply.github.com>",
    ];

    private static readonly string[] Paths =
    [
        "README.md", "docs/guide.md", "docs/conf.py", "src/engine.py", "src/kernels/attention.cu", "src/kernels/gemm.hip", "csrc/rocm/ops.cpp", "csrc/cuda/ops.cu", "tests/test_engine.py",
        ".github/workflows/ci.yml", "CMakeLists.txt", "setup.py", "Dockerfile", "benchmarks/run.py", "python/serve/router.py", "lib/IR/Pass.cpp", "examples/train.ipynb", "LICENSE",
    ];

    private static readonly string[] Offsets = ["+0000", "+0200", "-0700", "+0530", "+0800"];

    /// <summary>Builds them and reads them as any others.</summary>
    public static FactStore Sync()
    {
        using var folder = new TestFolder();
        List<Commit> shared = Draw(0, days: 300);
        for (int number = 1; number < Repositories; number++)
        {
            int days = number switch { 2 => 700, 3 => 870, _ => 930 };
            string target = folder["mirrors", $"g+r{number}.git"], written = number == 4 ? folder["whole.git"] : target;
            Write(written, number is 5 or 8 ? [.. shared, .. Draw(number, days).Where(it => it.Date > shared[^1].Date)] : Draw(number, days));
            if (number == 4) Shell.Git(folder.Path, "clone", "-q", "--bare", "--depth=60", "file://" + written, target);
        }

        string[] names = [.. Enumerable.Range(1, Repositories).Select(number => $"g/r{number}")];
        string catalog = TestCatalog.Write(folder["catalog"], $"{string.Join(' ', names[..6])};{string.Join(' ', names[6..])}");
        File.AppendAllText(Path.Combine(catalog, "catalog.yaml"), "\ngroups:\n  - { id: mine, title: Mine, repositories: [g/r1, g/r2, g/r8] }\n");
        FactStore store = FactStore.OpenForWriting(DuckDbDatabase.InMemory);
        SyncSummary summary = new Synchronizer(store, CatalogReader.Read(catalog), new SyncOptions { Mirrors = folder["mirrors"] }).Run(new Progress<SyncEvent>(), CancellationToken.None);
        summary.Broken.ShouldBeEmpty();
        DerivedTables.WriteWork(store.Connection);
        return store;
    }

    private static List<Commit> Draw(int seed, int days)
    {
        var random = new Random(seed);
        string[] regulars = random.GetItems(People, 8);
        var commits = new List<Commit>();
        for (long date = random.Next(200 * Day); date < (long)days * Day; date += random.Next(8 * Day))
        {
            string author = random.Next(8) switch
            {
                0 => random.GetItems(People, 1)[0],
                1 => Newcomer((date / (20 * Day)) + random.Next(3)),
                _ => random.GetItems(regulars, 1)[0],
            };
            string trailers = random.Next(6) switch
            {
                0 => $"\nCo-authored-by: {People[random.Next(People.Length)]}\nSigned-off-by: {author}\n",
                1 => "\nCo-Authored-By: Claude <noreply@anthropic.com>\n",
                2 => $"\nReviewed-by: {regulars[0]}\nFixes: #{commits.Count}\n",
                _ => "",
            };
            bool isImport = date >= ImportDay && commits.TrueForAll(it => it.Date < ImportDay);
            string[] paths = isImport ? [.. Enumerable.Range(0, 30 + seed).Select(part => $"vendor/part{part}.c")] : random.GetItems(Paths, random.Next(1, 5));
            commits.Add(new Commit(
                date, date - random.Next(3 * Day), author, $"{random.GetItems(["Fix", "Add", "Speed up", "docs:", "[ROCm] Port"], 1)[0]} part {commits.Count} of {seed}\n{trailers}",
                paths, IsMerge: !isImport && commits.Count > 2 && random.Next(9) == 0));
        }

        return commits;
    }

    // Someone who turns up at a certain time, in whatever repository.
    private static string Newcomer(long number) => $"Newcomer {number} <n{number}@{(number % 3 == 0 ? "nvidia.com" : "example.net")}>";

    private static void Write(string target, List<Commit> commits)
    {
        long first = new DateTimeOffset(First).ToUnixTimeSeconds();
        var script = new StringBuilder();
        foreach ((int mark, Commit it) in commits.Index().Select(pair => (pair.Index + 1, pair.Item)))
        {
            script.Append(CultureInfo.InvariantCulture, $"commit refs/heads/main\nmark :{mark}\nauthor {it.Author} {first + it.Authored} {Offsets[it.Author.Length % Offsets.Length]}\ncommitter {it.Author} {first + it.Date} +0000\n");
            script.Append(Data(it.Message));
            if (it.IsMerge) script.Append(CultureInfo.InvariantCulture, $"from :{mark - 1}\nmerge :{mark - 2}\n");
            foreach (string path in it.Paths) script.Append(CultureInfo.InvariantCulture, $"M 100644 inline {path}\n{Data($"{it.Message} {path}")}");
        }

        Directory.CreateDirectory(target);
        Shell.Git(target, "init", "-q", "--bare", "--template=", "--initial-branch=main");
        Shell.Result result = Shell.Feed(Encoding.UTF8.GetBytes(script.ToString()), target, "git", "fast-import", "--quiet");
        if (result.ExitCode != 0) throw new InvalidOperationException($"git fast-import: {result.Error}");
    }

    private static string Data(string text) => $"data {Encoding.UTF8.GetByteCount(text)}\n{text}\n";

    private sealed record Commit(long Date, long Authored, string Author, string Message, string[] Paths, bool IsMerge);
}
