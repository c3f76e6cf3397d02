using Tributary.Catalog;
using Tributary.Testing;

namespace Tributary.Ingest.Tests;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_workspace_is_found_upwards()
    {
        Workspace.At(_folder.Path).Initialize("ai-infra").ShouldBeTrue();
        Directory.CreateDirectory(_folder["deep", "down"]);
        Workspace.Find(_folder["deep", "down"]).Root.ShouldBe(_folder.Path);
    }

    [Fact]
    public void Without_one_the_folder_itself_is_meant() => Workspace.Find(_folder.Path).Root.ShouldBe(_folder.Path);

    [Fact]
    public void Settings_that_are_there_stay()
    {
        Workspace.At(_folder.Path).Initialize("one");
        Workspace.At(_folder.Path).Initialize("two").ShouldBeFalse();
        File.ReadAllText(_folder["tributary.yaml"]).ShouldContain("catalog: one");
    }

    [Fact]
    public void A_catalogs_folder_is_named_from_the_workspace()
    {
        TestCatalog.Write(_folder["my", "catalog"], "a/b");
        Workspace.At(_folder.Path).Initialize("my/catalog");
        Workspace.At(_folder.Path).ReadCatalog().Repositories.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("catalog: x\nmirrors: y\n", 2, "'mirrors' is no key here")]
    [InlineData("# nothing\n", 1, "the file is empty")]
    [InlineData("catalog:\n", 1, "here a text belongs")]
    public void Wrong_settings_are_said_with_file_and_line(string settings, int line, string message)
    {
        File.WriteAllText(_folder["tributary.yaml"], settings);
        CatalogException error = Should.Throw<CatalogException>(() => Workspace.At(_folder.Path).ReadCatalog());
        error.Problems[0].Line.ShouldBe(line);
        error.Problems[0].Message.ShouldContain(message);
    }
}
