using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Nothing is lost, read twice or told wrongly by a sync that is killed at any moment.</summary>
public sealed class KilledSyncTests(ITestOutputHelper output)
{
    private static readonly bool All = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1";

    // Chance finds more with more tries: ./test --all.
    private static readonly int KillsARound = All ? 4 : 2;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sync_that_is_killed_at_any_moment_loses_nothing(bool mirrors)
    {
        int seed = All ? Environment.TickCount : 7;
        var random = new Random(seed);
        using var field = new GrowingField(seed, 400, 300, 300, 200, 150, 60, 40, 30, 20, 10, 5, 3, 2, 1);
        var killed = new Killed(field, field.Workspace("killed"), field.SyncFrom(mirrors));
        try
        {
            for (int round = 0; round < (All ? 12 : mirrors ? 1 : 2); round++)
            {
                if (round > 0) field.Change();
                if (round % 3 == 2) killed.StartAnew();
                for (int kill = 0; kill < KillsARound; kill++)
                {
                    if (kill > 0 && random.Next(2) == 0) field.Change();
                    while (!(All && random.Next(3) == 0
                        ? killed.KillAt(random.Next(5), TimeSpan.FromMilliseconds(random.Next(10)))
                        : killed.KillAfter((kill + random.NextDouble()) / KillsARound)))
                    {
                        field.Change();
                    }
                }

                killed.Finish();
                Workspace undisturbed = field.Workspace("undisturbed" + round.ToString(CultureInfo.InvariantCulture));
                GrowingField.Run(undisturbed, field.SyncFrom(mirrors)).ShouldBe(0, "");
                // Not ShouldBe: it would print megabytes.
                string[] expected = GrowingField.ContentsOf(undisturbed.Published).Split('\n'), found = GrowingField.ContentsOf(killed.Workspace.Published).Split('\n');
                expected.Zip(found).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default);
                found.Length.ShouldBe(expected.Length);
            }
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Seed {seed}, kills that hit {killed.Hits}. {error.Message}", error);
        }

        output.WriteLine($"Seed {seed}: {killed.Hits}");
    }

    /// <summary>A workspace whose syncs are killed.</summary>
    private sealed class Killed(GrowingField field, Workspace workspace, string[] sync)
    {
        private readonly SortedDictionary<string, int> _hits = new(StringComparer.Ordinal);
        private Dictionary<string, string> _tips = new(StringComparer.Ordinal);
        private TimeSpan _first = MeasureFirst(field, sync);
        private TimeSpan _later = TimeSpan.FromSeconds(1);

        public Workspace Workspace { get; } = workspace;

        /// <summary>How often which phase was hit.</summary>
        public string Hits => string.Join(", ", _hits.Select(hit => $"{hit.Key}: {hit.Value}")) + $"; undisturbed {_first.TotalMilliseconds:0} ms, {_later.TotalMilliseconds:0} ms once most is there";

        /// <summary>As if nothing had ever been synced here.</summary>
        public void StartAnew()
        {
            Directory.Delete(Workspace.Folder, recursive: true);
            _tips = [];
        }

        /// <summary>Starts a sync and kills it after a part of the time that it would take.</summary>
        /// <returns>False where it had ended by then.</returns>
        public bool KillAfter(double part)
        {
            bool isFirst = _tips.Count == 0;
            var clock = Stopwatch.StartNew();
            if (Kill(process => process.WaitForExit(TimeSpan.FromMilliseconds(100) + ((isFirst ? _first : _later) * part)))) return true;
            (isFirst ? ref _first : ref _later) = clock.Elapsed;
            return false;
        }

        /// <summary>Starts a sync and kills it a little after something can be seen of it from without.</summary>
        /// <returns>False where it had ended by then.</returns>
        public bool KillAt(int sight, TimeSpan after)
        {
            bool logged = false;
            return Kill(process =>
            {
                while (!process.HasExited && !IsSeen()) Thread.Yield();
                process.WaitForExit(after);
            });

            bool IsSeen()
            {
                bool log = File.Exists(Workspace.Store + ".wal");
                logged |= log;
                return sight switch
                {
                    0 => File.Exists(Workspace.Store),
                    1 => Directory.Exists(Path.Combine(Workspace.Mirrors, ".incoming")) && Directory.EnumerateDirectories(Path.Combine(Workspace.Mirrors, ".incoming")).Any(),
                    2 => log && new FileInfo(Workspace.Store + ".wal").Length > 200_000,
                    3 => logged && !log,
                    _ => File.Exists(Workspace.Published + ".part"),
                };
            }
        }

        /// <summary>Syncs to the end.</summary>
        public void Finish()
        {
            var clock = Stopwatch.StartNew();
            GrowingField.Run(Workspace, sync).ShouldBe(0, "");
            _later = clock.Elapsed;
            Inspect();
            _tips.ShouldBe(field.Names.ToDictionary(name => name, field.TipOf, StringComparer.Ordinal), ignoreOrder: true);
            foreach (string left in (string[])["*.part", "*.tmp", "*.wal*"]) Directory.EnumerateFileSystemEntries(Workspace.Folder, left).ShouldBeEmpty();
            Directory.Exists(Workspace.Scratch).ShouldBeFalse();
        }

        private static TimeSpan MeasureFirst(GrowingField field, string[] sync)
        {
            var clock = Stopwatch.StartNew();
            GrowingField.Run(field.Workspace("measured"), sync).ShouldBe(0, "");
            return clock.Elapsed;
        }

        private bool Kill(Action<Process> wait)
        {
            using var process = Process.Start(GrowingField.Prepare(Workspace, sync))!;
            Task<string> errors = process.StandardError.ReadToEndAsync(), said = process.StandardOutput.ReadToEndAsync();
            wait(process);
            process.Kill();
            process.WaitForExit();
            if (process.ExitCode != 137) process.ExitCode.ShouldBe(0, errors.Result + said.Result);
            string phase = Inspect();
            if (process.ExitCode == 0) return false;
            _hits[phase] = _hits.GetValueOrDefault(phase) + 1;
            return true;
        }

        /// <summary>Holds what is there against what may be there.</summary>
        /// <returns>How far the sync had come.</returns>
        private string Inspect()
        {
            InspectPublished();
            if (!File.Exists(Workspace.Store)) return "0 starting";
            bool isCloning = Directory.Exists(Path.Combine(Workspace.Mirrors, ".incoming")) && Directory.EnumerateDirectories(Path.Combine(Workspace.Mirrors, ".incoming")).Any();
            bool isLogged = File.Exists(Workspace.Store + ".wal"), isCopying = File.Exists(Workspace.Published + ".part");
            // A copy: the next sync has to find what the kill left.
            using var folder = new TestFolder();
            foreach (string file in Directory.EnumerateFiles(Workspace.Folder, "store.duckdb*")) File.Copy(file, folder[Path.GetFileName(file)]);
            using FactStore store = FactStore.OpenForWriting(folder["store.duckdb"]);
            Dictionary<string, string> tips = ReadTips(store);
            foreach ((string name, string tip) in tips)
                new[] { _tips.GetValueOrDefault(name), field.TipOf(name) }.ShouldContain(tip, $"{name} is neither as before nor wholly updated");
            bool hasRead = !tips.OrderBy(tip => tip.Key).SequenceEqual(_tips.OrderBy(tip => tip.Key));
            _tips = tips;
            bool isDerived = store.Provenance(FactStore.DerivedTips) == FactStore.TipsDigest(store.Connection);
            bool hasAll = field.Names.All(name => tips.TryGetValue(name, out string? tip) && tip == field.TipOf(name));
            return isCopying ? "6 publishing"
                : hasAll && isDerived ? (isLogged ? "5 checkpointing" : "7 published, or about to")
                : hasAll ? "4 deriving"
                : hasRead ? "3 reading"
                : isCloning ? "2 cloning"
                : "1 asking";
        }

        private void InspectPublished()
        {
            Shell.Result status = GrowingField.Run(Workspace, "status", "--json");
            if (!File.Exists(Workspace.Published))
            {
                status.ShouldBe(1, "There is no store at");
                return;
            }

            status.ShouldBe(0, "");
            using var json = JsonDocument.Parse(status.Text);
            json.RootElement.GetProperty("repositories").GetArrayLength().ShouldBe(field.Names.Count);
            using FactStore published = FactStore.OpenForReading(Workspace.Published);
            published.CheckDerived();
            ReadTips(published).Count.ShouldBe(field.Names.Count);
        }

        /// <summary>Each repository's tip, as far as it has one; each has the facts that its tip reaches, and no others.</summary>
        private Dictionary<string, string> ReadTips(FactStore store)
        {
            var tips = new Dictionary<string, string>(StringComparer.Ordinal);
            using (DuckDbResult rows = store.Connection.Query(
                """
                select r.name, lower(hex(v.id)), v.commits, v.outcome,
                  (select count(*) from commit c where c.repository = r.repository and c.lost_at is null),
                  (select count(distinct id) from commit c where c.repository = r.repository) = (select count(*) from commit c where c.repository = r.repository),
                  (select count(*) from change x anti join commit c using (repository, commit) where x.repository = r.repository)
                from repository r left join coverage v using (repository)
                """))
            {
                while (rows.Read())
                {
                    string name = rows.GetString(0);
                    rows.GetBoolean(5).ShouldBeTrue($"{name} has a commit twice");
                    rows.GetInt64(6).ShouldBe(0, $"{name} has changes of no commit");
                    if (rows.IsNull(1))
                    {
                        rows.GetInt64(4).ShouldBe(0, $"{name} has commits and no tip");
                        continue;
                    }

                    rows.GetString(3).ShouldBe("read", name);
                    tips.Add(name, rows.GetString(1));
                    (rows.GetInt32(2), rows.GetInt64(4)).ShouldBe((field.CountOf(name, tips[name]), (long)field.CountOf(name, tips[name])), name);
                }
            }

            return tips;
        }
    }
}
