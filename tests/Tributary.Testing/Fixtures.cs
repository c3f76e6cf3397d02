namespace Tributary.Testing;

/// <summary>Repositories that scripts build: tests/fixtures/*.sh. A script with a line <c># kinds: one two</c> builds several, named <c>script one</c> and <c>script two</c>.</summary>
public static class Fixtures
{
    private const string KindsLine = "# kinds: ";

    /// <summary>All repositories that there are scripts for.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Directory.EnumerateFiles(SourceTree.PathOf("tests", "fixtures"), "*.sh").Where(file => Path.GetFileName(file) != "lib.sh").SelectMany(NamesIn).Order(StringComparer.Ordinal).ToList();

    /// <summary>Builds a bare repository, or copies it where it was built before.</summary>
    public static void Build(string name, string folder)
    {
        if (CanBeCopied(name)) FixtureCopies.Copy(name, folder, target => RunScript(name, target));
        else RunScript(name, folder);
    }

    // Not what names its own folder or one beside it, nor what holds files without end.
    private static bool CanBeCopied(string name) =>
        name != "hostile" && !name.StartsWith("hostile-files ", StringComparison.Ordinal) && !name.Contains("alternates", StringComparison.Ordinal);

    private static void RunScript(string name, string folder)
    {
        string[] parts = name.Split(' ');
        Shell.Result result = Shell.Run(Path.GetTempPath(), "bash", [SourceTree.PathOf("tests", "fixtures", parts[0] + ".sh"), folder, .. parts[1..]]);
        if (result.ExitCode != 0) throw new InvalidOperationException($"fixture {name}: {result.Error}");
    }

    private static IEnumerable<string> NamesIn(string file)
    {
        string script = Path.GetFileNameWithoutExtension(file);
        string? kinds = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(KindsLine, StringComparison.Ordinal));
        return kinds is null ? [script] : kinds[KindsLine.Length..].Split(' ').Select(kind => $"{script} {kind}");
    }
}
