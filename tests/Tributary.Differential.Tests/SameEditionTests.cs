using System.Text.Json;
using Tributary.Git;
using Tributary.Ingest;
using Tributary.Model;
using Tributary.Reports;
using Tributary.Reports.Rendering;
using Tributary.Store;
using Tributary.Testing;
using Tributary.Testing.Planted;

namespace Tributary.Differential.Tests;

/// <summary>Whoever reads the same histories gets the same edition, byte for byte, and it says what that takes.</summary>
public sealed class SameEditionTests(RealHistories histories)
{
    private static readonly PlantedOptions Options = new() { Seed = 5, Repositories = 10, Categories = 3, People = 200, CommitsPerQuarter = 250, Missing = 2, HasWork = true };

    // What is published; one's own with ./test --all.
    private static readonly Audience[] Audiences = Environment.GetEnvironmentVariable("TRIBUTARY_ALL") == "1" ? Enum.GetValues<Audience>() : [Audience.Public];

    [Fact]
    public async Task Two_workspaces_that_read_the_same_histories_make_the_same_bytes()
    {
        using var folder = new TestFolder();
        var field = PlantedField.Plant(Options);
        // Packed twice, read one at a time or nine, at once or in two goes, by one thread of the engine or four.
        await MakeAsync(field, folder["one"], 1, goes: 1);
        await MakeAsync(field, folder["b", "the other one"], 9, goes: 2);
        foreach (string name in from audience in Audiences from file in (string[])["edition.html", "edition.md", "edition.json"] select Path.Combine(audience.ToString(), file))
        {
            byte[] made = File.ReadAllBytes(folder["one", name]);
            made.Length.ShouldBeGreaterThan(10_000);
            // Not ShouldBe: it would print all of both.
            File.ReadAllBytes(folder["b", "the other one", name]).AsSpan().SequenceEqual(made).ShouldBeTrue(name);
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(folder["one", "Public", "edition.json"]));
        json.RootElement.GetProperty("findings").EnumerateObject().Count().ShouldBeGreaterThan(10);
        CheckOrigin(field, folder, json.RootElement, File.ReadAllText(folder["one", "Public", "edition.md"]));
    }

    [Fact]
    public void The_edition_of_real_histories_is_in_the_shape_of_its_schema()
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        var shape = new JsonShape(JsonDocument.Parse(File.ReadAllBytes(SourceTree.PathOf("docs", "edition.schema.json"))).RootElement);
        JsonElement json = JsonDocument.Parse(JsonEdition.Render(histories.Edition)).RootElement;
        json.GetProperty("findings").EnumerateObject().Count().ShouldBeGreaterThan(100);
        shape.Check(json).ShouldBeEmpty();
    }

    // What is needed to make it again: version, catalog, and each repository's commit and time.
    private static void CheckOrigin(PlantedField field, TestFolder folder, JsonElement json, string markdown)
    {
        JsonElement origin = json.GetProperty("origin");
        origin.GetProperty("catalog_fingerprint").GetString().ShouldBe(field.Catalog.Fingerprint);
        foreach (string part in (string[])["program", "catalog_fingerprint", "reading_digest"]) markdown.ShouldContain(origin.GetProperty(part).GetString()!);
        foreach (JsonElement repository in json.GetProperty("repositories").EnumerateArray())
        {
            string name = repository.GetProperty("repository").GetString()!, mirror = folder["one", "mirrors", name.Replace('/', '+') + ".git"];
            if (!Directory.Exists(mirror))
            {
                repository.GetProperty("outcome").GetString().ShouldBe("missing");
                continue;
            }

            repository.GetProperty("tip").GetString().ShouldBe(Shell.GitText(mirror, "rev-parse", "HEAD"));
            repository.GetProperty("covered_until").GetString().ShouldBe(Wording.Instant(field.Options.CoveredUntil));
            markdown.ShouldContain($"| {Wording.ShortId(repository.GetProperty("tip").GetString())} | {Wording.Day(field.Options.CoveredUntil)} |");
        }
    }

    private static async Task MakeAsync(PlantedField field, string folder, int parallel, int goes)
    {
        string mirrors = Path.Combine(folder, "mirrors");
        Directory.CreateDirectory(mirrors);
        PlantedGit.Write(mirrors, field);
        using FactStore store = FactStore.OpenForWriting(Path.Combine(folder, "store.duckdb"));
        store.Connection.Execute($"set threads = {(parallel == 1 ? 1 : 4)}");
        var options = new SyncOptions { Mirrors = mirrors, AsOf = field.Options.LastDay, Reading = new ReadingLimits { Threads = parallel } };
        for (int go = goes; go > 0; go--)
        {
            IReadOnlyCollection<RepositoryName> only = go == 1 ? [] : [.. field.Catalog.Repositories.Where((_, index) => index % 2 == 1).Select(it => it.Name)];
            new Synchronizer(store, field.Catalog, options with { Only = only }).Run(new Progress<SyncEvent>(), CancellationToken.None).Broken.ShouldBeEmpty();
        }

        foreach (Audience audience in Audiences)
            await EditionFiles.WriteAsync(new EditionBuilder(store, audience).Build(field.Options.FirstQuarter.Plus(field.Options.Quarters - 1)), Path.Combine(folder, audience.ToString()));
    }
}
