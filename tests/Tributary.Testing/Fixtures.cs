namespace Tributary.Testing;

/// <summary>Repositories that scripts build: tests/fixtures/*.sh.</summary>
public static class Fixtures
{
    /// <summary>All scripts by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Directory.EnumerateFiles(SourceTree.PathOf("tests", "fixtures"), "*.sh").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "lib").Order(StringComparer.Ordinal).ToList();

    /// <summary>Builds a bare repository.</summary>
    public static void Build(string name, string folder)
    {
        Shell.Result result = Shell.Run(Path.GetTempPath(), "bash", SourceTree.PathOf("tests", "fixtures", name + ".sh"), folder);
        if (result.ExitCode != 0) throw new InvalidOperationException($"fixture {name}: {result.Error}");
    }
}
