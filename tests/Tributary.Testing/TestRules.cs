namespace Tributary.Testing;

/// <summary>Writes a small catalog's rules of what commits are about: they speak of repositories by the categories that <see cref="TestCatalog"/> has.</summary>
public static class TestRules
{
    /// <summary>What <see cref="Write"/> writes to areas.yaml; <c>vendor</c> and <c>third_party</c> are excluded.</summary>
    public const string Areas = """
        areas:
          - { id: kernels, title: Kernels, group: product, layer: kernels }
          - { id: serving, title: Serving, group: product }
          - { id: code, title: Code, group: code }
          - { id: tests, title: Tests, group: support }
          - { id: docs, title: Documentation, group: support }
          - { id: other, title: Other, group: other }
          - { id: vendored, title: Vendored, group: excluded }
        rules:
          - { area: vendored, folders: [vendor, third_party] }
          - { area: tests, folders: [tests] }
          - { area: docs, extensions: [md] }
          - { area: kernels, in: ["category:beta"], folders: [src] }
          - { area: kernels, extensions: [cu], subjects: [kernel] }
          - { area: code, extensions: [c, py] }
        defaults:
          - { area: serving, in: ["category:alpha"] }
        otherwise: other
        """;

    private const string Kinds = """
        kinds:
          - { id: feature, title: Features }
          - { id: fix, title: Fixes }
          - { id: docs, title: Documentation, area: docs }
          - { id: other, title: Other }
        tags:
          - { kind: fix, phrases: [bugfix] }
        leading:
          - { kind: docs, phrases: [describe] }
          - { kind: feature, phrases: [add, begin] }
        otherwise: other
        """;

    private const string Ecosystems = """
        ecosystems:
          - { id: cuda, title: CUDA }
          - { id: rocm, title: ROCm, repositories: ["category:beta"] }
        rules:
          - { ecosystem: cuda, extensions: [cu] }
          - { ecosystem: rocm, words: [hip], subjects: ["mi3*"] }
        """;

    private const string Layers = """
        layers:
          - { id: kernels, title: Kernels }
          - { id: serving, title: Serving }
          - { id: tooling, title: Tooling }
        defaults:
          - { layer: serving, in: ["category:alpha"] }
        otherwise: tooling
        """;

    /// <summary>Writes them into a catalog's folder.</summary>
    /// <param name="catalog">The folder.</param>
    /// <param name="areas">Other ones for areas.yaml, of the same areas.</param>
    public static void Write(string catalog, string areas = Areas)
    {
        Directory.CreateDirectory(Path.Combine(catalog, "work"));
        foreach ((string name, string text) in (ReadOnlySpan<(string, string)>)[("areas", areas), ("kinds", Kinds), ("ecosystems", Ecosystems), ("layers", Layers)])
            File.WriteAllText(Path.Combine(catalog, "work", name + ".yaml"), text);
    }

    /// <summary>Removes them: the catalog then tells nothing of its commits.</summary>
    public static void Remove(string catalog)
    {
        if (Directory.Exists(Path.Combine(catalog, "work"))) Directory.Delete(Path.Combine(catalog, "work"), recursive: true);
    }
}
