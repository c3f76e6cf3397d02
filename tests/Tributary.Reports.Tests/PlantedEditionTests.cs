using System.Text;
using Tributary.Model;
using Tributary.Reports.Rendering;
using Tributary.Store;
using Tributary.Testing;
using Tributary.Testing.Planted;

namespace Tributary.Reports.Tests;

/// <summary>An edition of a field with people enough for every section to have something to tell, as it was accepted.</summary>
public sealed class PlantedEditionTests
{
    private static readonly PlantedOptions Options = new() { Seed = 26, Repositories = 48, Categories = 6, People = 1600, CommitsPerQuarter = 3200, Forks = 2, Imports = 1, Missing = 3, HasWork = true };

    [Fact]
    public void The_words_and_tables_are_the_accepted_ones()
    {
        using var folder = new TestFolder();
        var field = PlantedField.Plant(Options);
        using (FactStore writing = FactStore.OpenForWriting(folder["store.duckdb"]))
        {
            _ = PlantedFacts.WriteFacts(writing, field);
            PlantedFacts.Derive(writing, field);
            writing.Checkpoint();
        }

        using FactStore store = FactStore.OpenForReading(folder["store.duckdb"]);
        Edition edition = new EditionBuilder(store).Build(new Quarter(2026, 2));
        edition.Text.Select(section => section.Id).ShouldBe(["signal", "moving", "quiet", "talent", "stacks", "payers", "pools"]);
        Golden.Compare("planted/edition.md", Encoding.UTF8.GetBytes(MarkdownEdition.Render(edition))).ShouldBeNull();
    }
}
