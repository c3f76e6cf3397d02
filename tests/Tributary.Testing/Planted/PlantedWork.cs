using System.Globalization;
using Tributary.Catalog;
using Tributary.Catalog.Work;
using Tributary.Yaml;

namespace Tributary.Testing.Planted;

/// <summary>What planted commits are about: rules that tell it, and what is so, counted plainly.</summary>
public static class PlantedWork
{
    private const string Areas = """
        areas:
          - { id: kernels, title: Kernels, group: product, layer: kernels }
          - { id: compiler, title: Compiler, group: product, layer: compiler }
          - { id: runtime, title: Runtime, group: product }
          - { id: communication, title: Communication, group: product }
          - { id: quantization, title: Quantization, group: product }
          - { id: models, title: Models, group: product }
          - { id: serving, title: Serving, group: product }
          - { id: tooling, title: Tooling, group: product }
          - { id: code, title: Code, group: code }
          - { id: tests, title: Tests, group: support }
          - { id: evaluation, title: Evaluation, group: support }
          - { id: examples, title: Examples, group: support }
          - { id: docs, title: Docs, group: support }
          - { id: build, title: Build, group: support }
          - { id: other, title: Other, group: other }
          - { id: vendored, title: Vendored, group: excluded }
        rules:
          - { area: vendored, paths: ["third_party/*"] }
          - { area: build, names: [LICENSE, setup.py, CMakeLists.txt, requirements.txt, ci.yml], paths: ["docker/*", ".github/*"] }
          - { area: docs, names: [README.md], extensions: [rst], paths: ["docs/*"] }
          - { area: tests, paths: ["tests/*"] }
          - { area: evaluation, paths: ["benchmarks/*"] }
          - { area: examples, paths: ["examples/*"] }
          - { area: tooling, paths: ["tools/*"] }
          - { area: kernels, extensions: [cu, hip] }
          - { area: compiler, paths: ["lib/Dialect/*"] }
          - { area: runtime, paths: ["csrc/*", "include/*"] }
          - { area: code, paths: ["src/*/core/*"] }
          - { area: models, paths: ["src/*/models/*"] }
          - { area: serving, paths: ["src/*/serving/*"] }
          - { area: communication, paths: ["src/*/distributed/*"] }
          - { area: quantization, paths: ["src/*/quantization/*"] }
        otherwise: other
        """;

    private const string Kinds = """
        kinds:
          - { id: feature, title: Features }
          - { id: fix, title: Fixes }
          - { id: perf, title: Performance }
          - { id: refactor, title: Refactoring }
          - { id: test, title: Tests }
          - { id: docs, title: Docs }
          - { id: build, title: Build }
          - { id: deps, title: Dependencies }
          - { id: revert, title: Reverts }
          - { id: other, title: Other }
        tags:
          - { kind: build, phrases: [CI] }
          - { kind: feature, phrases: [feat] }
          - { kind: fix, phrases: [fix] }
        leading:
          - { kind: fix, phrases: [fix] }
          - { kind: feature, phrases: [add, improve, support] }
          - { kind: refactor, phrases: [remove, refactor, rename, tidy] }
          - { kind: perf, phrases: [speed up, tune] }
          - { kind: docs, phrases: [document] }
          - { kind: test, phrases: [test] }
          - { kind: revert, phrases: [revert] }
          - { kind: deps, phrases: [bump] }
        otherwise: other
        """;

    private const string Ecosystems = """
        ecosystems:
          - { id: cuda, title: CUDA }
          - { id: rocm, title: ROCm }
        rules:
          - { ecosystem: cuda, extensions: [cu] }
          - { ecosystem: rocm, extensions: [hip] }
        """;

    private const string Layers = """
        layers:
          - { id: kernels, title: Kernels }
          - { id: compiler, title: Compiler }
          - { id: tooling, title: Tooling }
        otherwise: tooling
        """;

    private static readonly string[] AreaOrder = ["kernels", "compiler", "runtime", "communication", "quantization", "models", "serving", "tooling", "code", "tests", "evaluation", "examples", "docs", "build", "vendored"];

    // Up to here what a project is made for; of this, code comes last.
    private static readonly int Own = Array.IndexOf(AreaOrder, "code");

    /// <summary>Rules that name the planted paths and subjects.</summary>
    internal static WorkRules Rules(IReadOnlyList<Category> categories, IReadOnlyList<CatalogRepository> repositories)
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, WorkReader.Folder));
        foreach ((string name, string text) in (ReadOnlySpan<(string, string)>)[("areas", Areas), ("kinds", Kinds), ("ecosystems", Ecosystems), ("layers", Layers)])
            File.WriteAllText(Path.Combine(folder.Path, WorkReader.Folder, name + ".yaml"), text);
        var problems = new YamlProblems();
        return WorkReader.Read(folder.Path, problems, categories, repositories) ?? throw new InvalidOperationException(string.Join('\n', problems.Noted));
    }

    /// <summary>What a commit is about, a line for each: aspect, label, ten-thousandths, whether it is about it.</summary>
    public static IEnumerable<string> Of(PlantedRepository repository, PlantedCommit commit)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(commit);
        List<(string Area, string? Ecosystem)> paths = commit.Changes.Select(change => PlantedPaths.WorkOf(repository.Lineage, change.Path)).ToList();
        List<(string Area, string? Ecosystem)> own = paths.Where(it => it.Area != "vendored").ToList();
        if (own.Count > 0) paths = own;
        List<(string Area, int Paths)> areas = paths.CountBy(it => it.Area).Select(it => (it.Key, it.Value)).OrderBy(it => Array.IndexOf(AreaOrder, it.Key)).ToList();
        if (areas.Count == 0) yield return "area other 10000 True";
        foreach ((string area, int count) in areas)
            yield return string.Create(CultureInfo.InvariantCulture, $"area {area} {Share(areas, area)} {IsMuch(count, paths.Count)}");
        yield return $"kind {PlantedSubjects.KindOf(commit.Subject)} 10000 True";
        foreach (string ecosystem in (string[])["cuda", "rocm"])
        {
            if (paths.Count > 0 && IsMuch(paths.Count(it => it.Ecosystem == ecosystem), paths.Count)) yield return $"ecosystem {ecosystem} 10000 True";
        }

        yield return $"layer {(areas.Count > 0 && Main(areas) is "kernels" or "compiler" ? Main(areas) : "tooling")} 10000 True";
    }

    // None where no area has more than three quarters, or what a project is made for is there, and less than a tenth.
    private static string? Main(List<(string Area, int Paths)> areas)
    {
        List<(string Area, int Paths)> own = areas.Where(it => Array.IndexOf(AreaOrder, it.Area) <= Own).ToList();
        if (own.Count > 0 && own.Sum(it => it.Paths) < areas.Sum(it => it.Paths) / 10.0) return null;
        List<(string Area, int Paths)> standing = own.Count > 0 ? own : areas;
        return standing.Find(it => it.Paths > standing.Sum(other => other.Paths) * .75).Area;
    }

    private static bool IsMuch(int paths, int all) => paths > 0 && (paths >= all / 3.0 || (paths >= 3 && paths >= all / 10.0));

    // What is left over after rounding down goes to whom rounding took the most.
    private static int Share(List<(string Area, int Paths)> areas, string area)
    {
        int all = areas.Sum(it => it.Paths), left = 10_000 - areas.Sum(it => it.Paths * 10_000 / all);
        bool isRaised = areas.OrderByDescending(it => it.Paths * 10_000 % all).ThenBy(it => Array.IndexOf(AreaOrder, it.Area)).Take(left).Any(it => it.Area == area);
        return (areas.Find(it => it.Area == area).Paths * 10_000 / all) + (isRaised ? 1 : 0);
    }
}
