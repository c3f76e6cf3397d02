using System.Diagnostics;
using System.Globalization;
using Tributary.Store;
using Tributary.Testing.Planted;

namespace Tributary.ScaleBench.Measuring;

/// <summary>A store that holds a planted field as large as the field that the program is made for.</summary>
internal sealed class ScaledStore : IDisposable
{
    private const int Repositories = 500;
    private const int PeoplePerHundredCommits = 36;

    private readonly TemporaryWorkspace? _workspace;

    private ScaledStore(string file, TemporaryWorkspace? workspace) => (File, _workspace) = (file, workspace);

    /// <summary>The store's file.</summary>
    public string File { get; }

    /// <summary>Opens a store that was planted before, derived anew if by another program, or plants one.</summary>
    /// <param name="file">Where; null: in a place from which it is removed again.</param>
    /// <param name="commitsPerQuarter">How many commits a quarter has.</param>
    /// <param name="log">Told how far it is.</param>
    public static async Task<ScaledStore> OpenAsync(string? file, int commitsPerQuarter, TextWriter log)
    {
        TemporaryWorkspace? workspace = file is null ? new TemporaryWorkspace() : null;
        var store = new ScaledStore(file ?? Path.Combine(workspace!.Folder, "store.duckdb"), workspace);
        var field = PlantedField.Plant(new PlantedOptions
        {
            Repositories = Repositories,
            Categories = 12,
            People = Math.Max(Repositories, commitsPerQuarter * PeoplePerHundredCommits / 100),
            CommitsPerQuarter = commitsPerQuarter,
            Forks = 12,
            Imports = 6,
            Missing = 2,
        });
        if (System.IO.File.Exists(store.File)) await DeriveAsync(store.File, field, log);
        else await PlantAsync(store.File, field, log);
        return store;
    }

    /// <summary>What is in it, in a few words.</summary>
    public string Describe()
    {
        using FactStore store = FactStore.OpenForReading(File);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Count("scope_member where kind = 'repository'"):N0} repositories, {Count("commit"):N0} commits, {Count("change"):N0} changes, {Count("contributor where people = 'resolved'"):N0} contributors, {Count("activity where people = 'resolved'"):N0} rows of activity; {new FileInfo(File).Length / 1e6:0} MB");

        long Count(string of) => (long)store.Connection.QueryScalar($"select count(*) from {of}")!;
    }

    public void Dispose() => _workspace?.Dispose();

    private static async Task PlantAsync(string file, PlantedField field, TextWriter log)
    {
        // Under another name until it is whole: one that was stopped halfway must not be taken for it.
        string part = file + ".planting";
        System.IO.File.Delete(part);
        using (FactStore store = FactStore.OpenForWriting(part))
        {
            long started = Stopwatch.GetTimestamp();
            int commits = PlantedFacts.WriteFacts(store, field);
            store.Checkpoint();
            await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"planted and loaded {commits:N0} commits in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        }

        await DeriveAsync(part, field, log);
        System.IO.File.Move(part, file);
    }

    // Of a store that this program derived, it is known that there is nothing to do.
    private static async Task DeriveAsync(string file, PlantedField field, TextWriter log)
    {
        using FactStore store = FactStore.OpenForWriting(file);
        long started = Stopwatch.GetTimestamp();
        PlantedFacts.Derive(store, field);
        store.Checkpoint();
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"derived in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
    }
}
