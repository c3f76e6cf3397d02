using System.Text.Json;
using Tributary.Testing;
using Tributary.Yaml;

namespace Tributary.Catalog.Tests;

public sealed class CatalogReaderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shipped_catalog_has_the_twelve_published_categories()
    {
        RepositoryCatalog catalog = CatalogReader.Read(SourceTree.PathOf("catalogs", "ai-infra"));
        catalog.Categories.Select(category => category.Title).ShouldBe(
        [
            "GPU Kernels & Performance", "ML Compilers & Graph Optimization", "Distributed Training & Parallelism", "Inference Runtimes & Engines",
            "LLM Serving & Inference", "Training Frameworks & Model Architecture", "ML Platform & Orchestration", "Edge & On-Device ML",
            "Model Optimization & Compression", "Hardware-Software Co-Design", "ML Debugging & Tooling", "Agent Framework",
        ]);
        catalog.Repositories.Count.ShouldBe(482);
        catalog.Repositories.Where(repository => repository.ForkOf is not null).ShouldAllBe(fork => catalog.Repositories.Any(it => it.Name == fork.ForkOf));
    }

    [Fact]
    public void The_shipped_catalog_holds_every_repository_of_the_list_it_was_made_from()
    {
        string list = SourceTree.PathOf("..", "shared", "catalog", "ai-infra.tsv");
        Assert.SkipUnless(File.Exists(list), "the list is not at hand");
        RepositoryCatalog catalog = CatalogReader.Read(SourceTree.PathOf("catalogs", "ai-infra"));
        IEnumerable<string> expected = File.ReadLines(list).Skip(1).Order(StringComparer.Ordinal);
        catalog.Repositories.Select(it => $"{it.Category}\t{it.Name}\t{it.Vendor}").Order(StringComparer.Ordinal).ShouldBe(expected);
    }

    [Fact]
    public void Repositories_come_in_the_order_of_categories_and_of_their_file()
    {
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder.Path, "z/last a/first;b/other"));
        catalog.Repositories.Select(repository => repository.Name.ToString()).ShouldBe(["z/last", "a/first", "b/other"]);
    }

    [Fact]
    public void An_upstream_stands_before_its_first_fork_in_precedence_only()
    {
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder.Path, "a/one a/fork<b/up a/forkfork<a/fork;b/two b/up"));
        catalog.ByPrecedence().Select(repository => repository.Name.ToString()).ShouldBe(["a/one", "b/up", "a/fork", "a/forkfork", "b/two"]);
        catalog.Repositories[1].Name.ToString().ShouldBe("a/fork");
    }

    [Fact]
    public void Forks_in_a_circle_end()
    {
        RepositoryCatalog catalog = CatalogReader.Read(TestCatalog.Write(_folder.Path, "a/one<a/two a/two<a/one"));
        catalog.ByPrecedence().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("category: alpha\nrepositories:\n  - { name: a/b, vendor: v, stars: 5 }\n", 3, "'stars' is no key here; use name, vendor, fork_of")]
    [InlineData("category: alpha\nrepositories:\n  - { name: a/b, vendor: v }\n  - { name: A/B, vendor: v }\n", 4, "A/B is listed already in")]
    [InlineData("category: gamma\nrepositories: []\n", 1, "there is no category 'gamma'; use one of alpha, beta, or add it to catalog.yaml")]
    [InlineData("category: alpha\nrepositories:\n  - { name: just-a-name, vendor: v }\n", 3, "'just-a-name' is no repository's name; write it as owner/name")]
    [InlineData("category: alpha\nrepositories:\n  - { name: a/b, vendor: v, fork_of: nowhere }\n", 3, "'nowhere' is no repository's name")]
    [InlineData("category: alpha\nrepositories:\n  - { name: a/b, vendor: v, fork_of: a/b }\n", 3, "can't be a fork of itself")]
    [InlineData("category: alpha\nrepositories:\n  - { vendor: v }\n", 3, "'name' is missing; add it")]
    [InlineData("category: alpha\nrepositories:\n  - { name: a/b, vendor: Big Vendor }\n", 3, "'Big Vendor' is no short name")]
    [InlineData("category: alpha\nrepositories:\n  - a/b\n", 3, "here keys with values belong")]
    [InlineData("category: alpha\nrepositories: a/b\n", 2, "here a list belongs")]
    [InlineData("category: alpha\nrepositories:\n  - { name: a/b, vendor: v\n", 4, "this is not YAML")]
    [InlineData("", 1, "the file is empty")]
    public void What_is_wrong_is_said_with_file_line_and_what_to_do(string content, int line, string message)
    {
        TestCatalog.Write(_folder.Path, "");
        string file = _folder["repositories", "alpha.yaml"];
        File.WriteAllText(file, content);
        CatalogException error = Should.Throw<CatalogException>(() => CatalogReader.Read(_folder.Path));
        YamlProblem problem = error.Problems[0];
        problem.File.ShouldBe(file);
        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain(message);
        error.Message.ShouldStartWith($"{file}:{line}: ");
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        TestCatalog.Write(_folder.Path, "");
        File.WriteAllText(_folder["repositories", "alpha.yaml"], "category: alpha\nrepositories:\n  - { name: one, vendor: v }\n  - { name: two, vendor: v }\n");
        File.AppendAllText(_folder["catalog.yaml"], "\nextra: 1\n");
        Should.Throw<CatalogException>(() => CatalogReader.Read(_folder.Path)).Problems.Count.ShouldBe(3);
    }

    [Fact]
    public void A_folder_without_a_catalog_is_said_to_be_none() =>
        Should.Throw<CatalogException>(() => CatalogReader.Read(_folder.Path)).Message.ShouldContain("name a folder that holds a catalog.yaml");

    [Fact]
    public void A_group_holds_what_it_lists_and_what_its_categories_hold_in_the_catalogs_order()
    {
        RepositoryCatalog catalog = ReadWithGroups("a/one a/two;b/three b/four", "  - { id: mine, title: My own, repositories: [b/four, A/TWO] }\n  - { id: most, title: Most, categories: [beta], repositories: [a/one, b/four] }");
        catalog.Groups.Select(group => $"{group.Id} {group.Title}: {string.Join(' ', group.Repositories)}").ShouldBe(["mine My own: a/two b/four", "most Most: a/one b/three b/four"]);
    }

    [Theory]
    [InlineData("{ id: mine, title: My own, repositories: [a/none] }", "there is no repository 'a/none' in the catalog")]
    [InlineData("{ id: mine, title: My own, repositories: [none] }", "'none' is no repository's name")]
    [InlineData("{ id: mine, title: My own, repositories: [a/one, A/one] }", "'A/one' is listed twice")]
    [InlineData("{ id: mine, title: My own, categories: [gamma] }", "there is no category 'gamma'; use one of alpha, beta")]
    [InlineData("{ id: mine, title: My own, categories: [alpha, alpha] }", "'alpha' is listed twice")]
    [InlineData("{ id: mine, title: My own, categories: [beta] }", "the group has no repository")]
    [InlineData("{ id: mine, title: My own }", "the group has no repository")]
    [InlineData("{ id: alpha, title: My own, repositories: [a/one] }", "'alpha' is a category; give this group another name")]
    [InlineData("{ id: test, title: My own, repositories: [a/one] }", "'test' is the catalog; give this group another name")]
    [InlineData("{ id: first, title: My own, repositories: [a/one] }", "the group 'first' is listed twice; give this group another name")]
    [InlineData("{ id: My own, title: My own, repositories: [a/one] }", "'My own' is no short name")]
    [InlineData("{ id: mine, repositories: [a/one] }", "'title' is missing; add it")]
    [InlineData("{ title: My own, repositories: [a/one] }", "'id' is missing; add it")]
    [InlineData("{ id: mine, title: My own, repositories: [a/one], colour: red }", "'colour' is no key here; use id, title, repositories, categories")]
    public void What_is_wrong_with_a_group_is_said_once_with_its_line(string group, string message)
    {
        YamlProblem problem = Should.Throw<CatalogException>(() => ReadWithGroups("a/one a/two", $"  - {{ id: first, title: First, categories: [alpha] }}\n  - {group}")).Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line).ShouldBe((_folder["catalog.yaml"], 8));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void The_fingerprint_follows_the_groups()
    {
        string first = ReadWithGroups("a/one a/two", "  - { id: mine, title: Mine, repositories: [a/one] }").Fingerprint;
        ReadWithGroups("a/one a/two", "  - { id: mine, title: Mine, repositories: [a/two] }").Fingerprint.ShouldNotBe(first);
        CatalogReader.Read(TestCatalog.Write(_folder.Path, "a/one a/two")).Fingerprint.ShouldNotBe(first);
    }

    [Fact]
    public void The_fingerprint_follows_the_content()
    {
        string first = CatalogReader.Read(TestCatalog.Write(_folder.Path, "a/b")).Fingerprint;
        CatalogReader.Read(TestCatalog.Write(_folder.Path, "a/b")).Fingerprint.ShouldBe(first);
        CatalogReader.Read(TestCatalog.Write(_folder.Path, "a/b a/c")).Fingerprint.ShouldNotBe(first);
    }

    private RepositoryCatalog ReadWithGroups(string names, string groups)
    {
        TestCatalog.Write(_folder.Path, names);
        File.AppendAllText(_folder["catalog.yaml"], $"\ngroups:\n{groups}\n");
        return CatalogReader.Read(_folder.Path);
    }

    [Theory]
    [InlineData("catalog.schema.json", "properties", "name title source categories groups")]
    [InlineData("catalog.schema.json", "properties.groups.items.properties", "id title repositories categories")]
    [InlineData("repositories.schema.json", "properties.repositories.items.properties", "name vendor fork_of url")]
    [InlineData("events.schema.json", "properties.events.items.properties", "id date kind title repositories vendor category amount currency source")]
    [InlineData("areas.schema.json", "properties", "areas rules defaults otherwise")]
    [InlineData("areas.schema.json", "properties.areas.items.properties", "id title group layer")]
    [InlineData("areas.schema.json", "properties.rules.items.properties", "area in not_in extensions names folders words paths subjects tags")]
    [InlineData("kinds.schema.json", "properties", "kinds tags leading anywhere touching adding otherwise")]
    [InlineData("ecosystems.schema.json", "properties.ecosystems.items.properties", "id title repositories")]
    [InlineData("layers.schema.json", "properties", "layers defaults otherwise")]
    public void The_editors_schema_knows_the_keys_that_the_reader_knows(string file, string at, string keys)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SourceTree.PathOf("catalogs", file)));
        JsonElement element = at.Split('.').Aggregate(schema.RootElement, (current, key) => current.GetProperty(key));
        element.EnumerateObject().Select(property => property.Name).ShouldBe(keys.Split(' '));
    }
}
