using Tributary.Testing;

namespace Tributary.Catalog.Tests.Work;

/// <summary>A small catalog with rules, any file of which a test can write anew.</summary>
internal sealed class RuleFolder : IDisposable
{
    public const string Areas = """
        areas:
          - { id: kernels, title: Kernels, group: product, layer: kernels }
          - { id: serving, title: Serving, group: product }
          - { id: code, title: Code, group: code }
          - { id: tests, title: Tests, group: support }
          - { id: docs, title: Docs, group: support }
          - { id: other, title: Other, group: other }
          - { id: vendored, title: Vendored, group: excluded }
        rules:
          - { area: vendored, folders: [third_party] }
          - { area: tests, folders: [tests], names: ["test_*"] }
          - { area: docs, extensions: [md] }
          - { area: serving, in: [b/operator], folders: [operator], extensions: [go] }
          - { area: kernels, extensions: [cu], folders: [operator, csrc/ops], words: [flash attn], subjects: [kernel] }
          - { area: serving, words: [engine], paths: ["srv/*"] }
          - { area: code, extensions: [py] }
        defaults:
          - { area: serving, in: [a/server] }
        otherwise: other
        """;

    public const string Kinds = """
        kinds:
          - { id: feature, title: Features }
          - { id: fix, title: Fixes }
          - { id: docs, title: Docs, area: docs }
          - { id: test, title: Tests }
          - { id: other, title: Other }
        tags:
          - { kind: fix, phrases: [bugfix, fix] }
          - { kind: docs, phrases: [docs, fix(docs)] }
          - { kind: feature, phrases: [feat] }
        leading:
          - { kind: docs, phrases: [update ... readme] }
          - { kind: fix, phrases: [fix*, resolve] }
        anywhere:
          - { kind: fix, phrases: [crash] }
          - { kind: feature, phrases: [support] }
        touching:
          - { kind: test, areas: [tests], unless: [fix] }
        adding:
          - { kind: feature, areas: [kernels] }
        otherwise: other
        """;

    public const string Ecosystems = """
        ecosystems:
          - { id: cuda, title: CUDA, repositories: [vendor:v] }
          - { id: rocm, title: ROCm, repositories: [b/*] }
          - { id: cpu, title: CPU }
        rules:
          - { ecosystem: cuda, not_in: [b/*], extensions: [cu], subjects: [h100, sm 9*] }
          - { ecosystem: rocm, words: [hip], subjects: [mi3*, composable kernel] }
          - { ecosystem: cpu, words: [avx], tags: [cpu] }
        """;

    public const string Layers = """
        layers:
          - { id: kernels, title: Kernels }
          - { id: serving, title: Serving }
          - { id: tooling, title: Tooling }
        defaults:
          - { layer: serving, in: ["category:beta"] }
        otherwise: tooling
        """;

    private readonly TestFolder _folder = new();

    public RuleFolder()
    {
        _ = TestCatalog.Write(Path, "a/server a/plain;b/operator b/amd");
        // a/plain and a/server are nobody's.
        string alpha = System.IO.Path.Combine(Path, "repositories", "alpha.yaml");
        File.WriteAllText(alpha, File.ReadAllText(alpha).Replace("vendor: v ", "vendor: w ", StringComparison.Ordinal));
        foreach ((string name, string text) in (ReadOnlySpan<(string, string)>)[("areas", Areas), ("kinds", Kinds), ("ecosystems", Ecosystems), ("layers", Layers)]) Write(name, text);
    }

    public string Path => _folder.Path;

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "work"));
        string file = System.IO.Path.Combine(Path, "work", name + ".yaml");
        File.WriteAllText(file, text);
        return file;
    }

    public RepositoryCatalog Read() => CatalogReader.Read(Path);

    public void Dispose() => _folder.Dispose();
}
