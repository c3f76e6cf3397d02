using Tributary.Catalog.Work;
using Tributary.Testing;
using Tributary.Yaml;

namespace Tributary.Catalog.Tests.Work;

public sealed class WorkReaderTests : IDisposable
{
    private readonly RuleFolder _rules = new();

    public void Dispose() => _rules.Dispose();

    [Fact]
    public void The_shipped_rules_are_read_and_name_each_repository_that_they_mean()
    {
        WorkRules rules = CatalogReader.Read(SourceTree.PathOf("catalogs", "ai-infra")).Work!;
        rules.Areas.Select(area => area.Id).ShouldBeSubsetOf(rules.AreaRules.Select(rule => rule.Label.Id).Append("other").Distinct());
        rules.Kinds.Length.ShouldBe(11);
        rules.Ecosystems.Select(it => it.Id).ShouldBe(["cuda", "rocm", "oneapi", "gaudi", "tpu", "ascend", "metal", "qualcomm", "neuron", "cpu", "vulkan", "accelerators"]);
        rules.Layers.Select(it => it.Id).ShouldBe(["runtime", "compiler", "kernels", "communication", "frameworks", "serving", "tooling", "applications"]);
    }

    [Fact]
    public void A_catalog_without_the_folder_has_no_rules()
    {
        Directory.Delete(Path.Combine(_rules.Path, "work"), recursive: true);
        _rules.Read().Work.ShouldBeNull();
    }

    [Fact]
    public void A_rule_knows_where_it_stands()
    {
        _rules.Read().Work!.AreaRules[0].Source.ToString().ShouldBe("work/areas.yaml:10");
    }

    [Fact]
    public void Other_rules_have_another_fingerprint_and_the_catalog_the_same()
    {
        RepositoryCatalog before = _rules.Read();
        _rules.Write("layers", RuleFolder.Layers.Replace("title: Tooling", "title: Tools", StringComparison.Ordinal));
        RepositoryCatalog after = _rules.Read();
        after.Work!.Fingerprint.ShouldNotBe(before.Work!.Fingerprint);
        after.Fingerprint.ShouldBe(before.Fingerprint);
    }

    [Theory]
    [InlineData("areas", "area: tests, folders: [tests]", "area: testing, folders: [tests]", 11, "'testing' is none of kernels, serving, code, tests, docs, other, vendored")]
    [InlineData("areas", "in: [b/operator]", "in: [b/none]", 13, "'b/none' is no repository of the catalog; write owner/name, owner/*, category:id or vendor:id")]
    [InlineData("areas", "in: [b/operator]", "in: [\"vendor:none\"]", 13, "'vendor:none' is no repository of the catalog")]
    [InlineData("areas", "extensions: [md]", "endings: [md]", 12, "'endings' is no key here; use area, in, not_in, extensions, names, folders, words, paths, subjects, tags")]
    [InlineData("areas", ", extensions: [md]", "", 12, "the rule says nothing; add extensions, names, folders, words, paths, subjects or tags")]
    [InlineData("areas", "extensions: [md]", "extensions: [.md]", 12, "'.md' is no extension; write it without a point: cu")]
    [InlineData("areas", "extensions: [md]", "extensions: [md, MD]", 12, "'MD' is listed twice; remove one")]
    [InlineData("areas", "names: [\"test_*\"]", "names: [\"tests/test_*\"]", 11, "'tests/test_*' is no file's name; write paths under 'paths'")]
    [InlineData("areas", "folders: [tests]", "folders: [\"test*\"]", 11, "'test*' is no folder; write its name, or several joined by '/', without a star")]
    [InlineData("areas", "words: [flash attn]", "words: [\"flash*attn\"]", 14, "'flash*attn' is no phrase; write words of letters and digits")]
    [InlineData("areas", "group: support }", "group: extra }", 5, "'extra' is no group of areas; use one of product, code, support, other, excluded")]
    [InlineData("areas", "layer: kernels }", "layer: metal }", 2, "'metal' is none of kernels, serving, tooling")]
    [InlineData("areas", "id: docs, title: Docs", "id: tests, title: Docs", 6, "'tests' is taken already, line 5")]
    [InlineData("areas", "otherwise: other", "otherwise: nothing", 19, "'nothing' is none of")]
    [InlineData("areas", "in: [a/server]", "not_in: [a/server]", 18, "'in' is missing; add it")]
    [InlineData("kinds", "id: test, title: Tests", "id: bot, title: Tests", 5, "'bot' is taken already, as a kind of contributor")]
    [InlineData("kinds", "phrases: [crash]", "phrases: [... crash]", 15, "'... crash' is no phrase")]
    [InlineData("kinds", "area: docs", "area: doc", 4, "'doc' is none of")]
    [InlineData("kinds", "unless: [fix]", "unless: [fixes]", 18, "'fixes' is none of feature, fix, docs, test, other")]
    [InlineData("kinds", "phrases: [crash]", "phrase: [crash]", 15, "'phrase' is no key here; use kind, phrases")]
    [InlineData("ecosystems", "repositories: [b/*]", "repositories: [c/*]", 3, "'c/*' is no repository of the catalog")]
    [InlineData("layers", "otherwise: tooling", "other: tooling", 1, "'otherwise' is missing; add it")]
    public void What_is_wrong_is_named_with_file_and_line(string file, string text, string instead, int line, string message)
    {
        string all = file switch { "areas" => RuleFolder.Areas, "kinds" => RuleFolder.Kinds, "ecosystems" => RuleFolder.Ecosystems, _ => RuleFolder.Layers };
        int at = all.IndexOf(text, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        string path = _rules.Write(file, all[..at] + instead + all[(at + text.Length)..]);
        IReadOnlyList<YamlProblem> problems = Should.Throw<CatalogException>(_rules.Read).Problems;
        problems.ShouldContain(problem => problem.File == path && problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void A_folder_lacks_a_file()
    {
        File.Delete(Path.Combine(_rules.Path, "work", "layers.yaml"));
        Should.Throw<CatalogException>(_rules.Read).Problems.ShouldContain(problem => problem.Message == "there is no such file; a folder 'work' has areas.yaml, kinds.yaml, ecosystems.yaml, layers.yaml");
    }

    [Fact]
    public void There_are_at_most_64_ecosystems()
    {
        IEnumerable<string> many = Enumerable.Range(0, 65).Select(i => $"  - {{ id: e{i}, title: E{i} }}\n");
        _rules.Write("ecosystems", $"ecosystems:\n{string.Concat(many)}rules: []\n");
        Should.Throw<CatalogException>(_rules.Read).Message.ShouldContain("there are 65 ecosystems; use at most 64");
    }
}
