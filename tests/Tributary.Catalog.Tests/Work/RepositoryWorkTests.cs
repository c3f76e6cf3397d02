using Tributary.Catalog.Work;
using Tributary.Model;

namespace Tributary.Catalog.Tests.Work;

public sealed class RepositoryWorkTests : IDisposable
{
    private readonly RuleFolder _rules = new();
    private readonly RepositoryCatalog _catalog;

    public RepositoryWorkTests() => _catalog = _rules.Read();

    public void Dispose() => _rules.Dispose();

    [Theory]
    [InlineData("a/plain", "src/third_party/x.cu", "vendored", "cuda")]
    [InlineData("a/plain", "tests/test_x.cu", "tests", "cuda")]
    [InlineData("a/plain", "src/Test_x.PY", "tests", "")]
    [InlineData("a/plain", "operator/add.go", "kernels", "")]
    [InlineData("b/operator", "operator/add.go", "serving", "")]
    [InlineData("a/plain", "csrc/ops/x.cc", "kernels", "")]
    [InlineData("a/plain", "csrc/x/ops/x.cc", "other", "")]
    [InlineData("a/plain", "lib/FlashAttnHip.cc", "kernels", "rocm")]
    [InlineData("a/plain", "srv/a/b.cc", "serving", "")]
    [InlineData("b/amd", "src/x.cu", "kernels", "")]
    [InlineData("a/plain", "src/x.py", "code", "")]
    [InlineData("a/plain", "", "other", "")]
    [InlineData("a/plain", "/", "other", "")]
    [InlineData("a/plain", "a b\"c\uFFFD.cu", "kernels", "cuda")]
    public void A_path_lies_in_the_area_of_the_first_rule_that_speaks_of_it(string repository, string path, string area, string ecosystems)
    {
        RepositoryWork work = Of(repository);
        work.OfPath(path).Area.Id.ShouldBe(area);
        work.EcosystemRulesOf(path).Select(it => it.Rule.Label.Id).ShouldBe(ecosystems.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("Fix it", "fix")]
    [InlineData("fixture for it", "fix")]
    [InlineData("[Bugfix][V1] Support more", "fix")]
    [InlineData("[V1][Bugfix] Support more", "fix")]
    [InlineData("feat(docs): more", "feature")]
    [InlineData("fix(docs): more", "docs")]
    [InlineData("fix(docs, ci): more", "docs")]
    [InlineData("[unknown] resolve it", "fix")]
    [InlineData("It does not resolve", "other")]
    [InlineData("Support what used to crash", "fix")]
    [InlineData("Support it", "feature")]
    [InlineData("Update the readme", "docs")]
    [InlineData("", "other")]
    [InlineData("🎉", "other")]
    public void A_kind_goes_by_tag_then_beginning_then_words(string subject, string kind) => About("a/plain", subject, "src/engine.cc").Kind.Id.ShouldBe(kind);

    [Fact]
    public void What_touches_tests_alone_is_a_test_unless_its_head_says_that_it_is_a_fix()
    {
        About("a/plain", "Support it", "tests/a.cc").Kind.Id.ShouldBe("test");
        About("a/plain", "no more crash", "tests/a.cc").Kind.Id.ShouldBe("test");
        About("a/plain", "Fix it", "tests/a.cc").Kind.Id.ShouldBe("fix");
        About("a/plain", "Support it", "tests/a.cc", "third_party/b.c").Kind.Id.ShouldBe("test");
        About("a/plain", "Support it", "tests/a.cc", "src/engine.cc").Kind.Id.ShouldBe("feature");
        About("a/plain", "Support it").Kind.Id.ShouldBe("feature");
    }

    [Fact]
    public void What_adds_paths_is_heard_where_nothing_else_tells()
    {
        AboutAdding("a.cu", "gemm", "srv/x").Kind.Id.ShouldBe("feature");
        AboutAdding("a.cu", "Fix gemm", "srv/x").Kind.Id.ShouldBe("fix");
        AboutAdding("srv/x", "gemm", "a.cu").Kind.Id.ShouldBe("other");
        AboutAdding("tests/a.cc", "gemm", "tests/b.cc").Kind.Id.ShouldBe("test");
        About("a/plain", "gemm", "a.cu").Kind.Id.ShouldBe("other");
    }

    [Theory]
    [InlineData("[docs] Fix it", "docs")]
    [InlineData("[unknown] Fixing what may crash", "fix*")]
    [InlineData("No more fixes of a crash", "crash")]
    public void The_phrase_that_told_a_kind_is_named(string subject, string phrase)
    {
        RepositoryWork work = Of("a/plain");
        work.KindRules.PhraseOf(About("a/plain", subject, "src/engine.cc").KindRule!, subject)!.Text.ShouldBe(phrase);
    }

    [Fact]
    public void Areas_have_the_shares_of_the_paths_that_count()
    {
        Areas(About("a/plain", "it", "a.cu", "b.cu", "srv/x", "third_party/x")).ShouldBe("kernels 6667, serving 3333");
        Areas(About("a/plain", "it", "a.cu", "srv/x", "a.md")).ShouldBe("kernels 3334, serving 3333, docs 3333");
        Areas(About("a/plain", "it", "third_party/a", "third_party/b")).ShouldBe("vendored 10000");
        Areas(About("a/plain", "it")).ShouldBe("other 10000");
    }

    [Fact]
    public void A_commit_is_about_a_third_of_its_paths_or_three_of_them_that_are_a_tenth()
    {
        CommitWork about = About("a/plain", "it", ["a.cu", "b.cu", "c.cu", .. Enumerable.Range(0, 27).Select(i => $"srv/{i}"), .. Enumerable.Range(0, 2).Select(i => $"tests/{i}.py")]);
        about.Areas.Where(it => it.IsAbout).Select(it => it.Area.Id).ShouldBe(["serving"]);
        about.Ecosystems.ShouldBeEmpty();
        about = About("a/plain", "it", ["a.cu", "b.cu", "c.cu", .. Enumerable.Range(0, 27).Select(i => $"srv/{i}")]);
        about.Areas.Where(it => it.IsAbout).Select(it => it.Area.Id).ShouldBe(["kernels", "serving"]);
        about.Ecosystems.Select(it => it.Id).ShouldBe(["cuda"]);
        About("a/plain", "it", "a.cu", "b.go", "c.go").Ecosystems.Select(it => it.Id).ShouldBe(["cuda"]);
        About("a/plain", "it", "a.cu", "b.go", "c.go", "d.go").Ecosystems.ShouldBeEmpty();
    }

    [Fact]
    public void A_main_area_has_more_than_three_quarters_of_what_a_project_is_made_for()
    {
        About("a/plain", "it", "a.cu", "tests/a", "tests/b", "tests/c").Main!.Id.ShouldBe("kernels");
        About("a/plain", "it", ["a.cu", .. Enumerable.Range(0, 9).Select(i => $"tests/{i}")]).Main!.Id.ShouldBe("kernels", "what it is made for is a tenth");
        About("a/plain", "it", ["a.cu", .. Enumerable.Range(0, 10).Select(i => $"tests/{i}")]).Main.ShouldBeNull("and here it is less");
        About("a/plain", "it", ["srv/x", .. Enumerable.Range(0, 4).Select(i => $"{i}.cu")]).Main!.Id.ShouldBe("kernels");
        About("a/plain", "it", ["srv/x", .. Enumerable.Range(0, 3).Select(i => $"{i}.cu")]).Main.ShouldBeNull();
        About("a/plain", "it", "tests/a", "a.md").Main.ShouldBeNull();
        About("a/plain", "it").Main!.Id.ShouldBe("other");
    }

    [Fact]
    public void Code_is_for_what_the_subject_says_else_for_what_its_repository_is_for()
    {
        Areas(About("a/plain", "a kernel", "x.py")).ShouldBe("kernels 10000");
        Areas(About("a/server", "a kernel", "x.py", "y.md")).ShouldBe("kernels 5000, docs 5000");
        Areas(About("a/server", "it", "x.py")).ShouldBe("serving 10000");
        Areas(About("a/plain", "it", "x.py")).ShouldBe("code 10000");
        Areas(About("a/plain", "a kernel", "srv/x.py")).ShouldBe("serving 10000", "its path tells already");
    }

    [Fact]
    public void A_subject_that_says_at_its_head_to_be_documentation_lies_there()
    {
        Areas(About("a/plain", "[docs] a kernel", "a.cu", "tests/x")).ShouldBe("docs 10000");
        Areas(About("a/plain", "Update the readme", "tests/x", "tests/y")).ShouldBe("tests 10000", "what lies in one area is there");
    }

    [Theory]
    [InlineData("a/plain", "on H100", "cuda")]
    [InlineData("a/plain", "for SM_90a and MI300X", "cuda rocm")]
    [InlineData("a/plain", "[CPU][Kernel] faster", "cpu")]
    [InlineData("a/plain", "cpu: faster", "cpu")]
    [InlineData("a/plain", "moved to CPU", "")]
    [InlineData("b/amd", "it", "cuda rocm")]
    public void Ecosystems_are_the_repositorys_and_the_subjects(string repository, string subject, string ecosystems) =>
        About(repository, subject, "x.py").Ecosystems.Select(it => it.Id).ShouldBe(ecosystems.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_layer_is_that_of_the_main_area_else_the_repositorys()
    {
        About("a/plain", "it", "a.cu").Layer.Id.ShouldBe("kernels");
        About("b/amd", "it", "x.md").Layer.Id.ShouldBe("serving");
        About("a/plain", "it", "x.md").Layer.Id.ShouldBe("tooling");
    }

    private CommitWork AboutAdding(string added, string subject, string changed)
    {
        RepositoryWork work = Of("a/plain");
        return work.OfCommit(subject, [work.OfPath(added) with { IsAdded = true }, work.OfPath(changed)]);
    }

    private RepositoryWork Of(string repository) => _catalog.Work!.For(_catalog.Repositories.First(it => it.Name == RepositoryName.Parse(repository)));

    private CommitWork About(string repository, string subject, params IEnumerable<string> paths)
    {
        RepositoryWork work = Of(repository);
        return work.OfCommit(subject, paths.Select(path => work.OfPath(path)).ToList());
    }

    private static string Areas(CommitWork about) => string.Join(", ", about.Areas.Select(it => $"{it.Area.Id} {it.Share}"));
}
