namespace Tributary.Testing;

/// <summary>Writes a small catalog: two categories, whatever repositories a test needs.</summary>
public static class TestCatalog
{
    /// <summary>Writes a catalog into a folder. Names before a ';' are of category alpha, those after of beta; <c>a/fork&lt;a/up</c> declares an upstream.</summary>
    public static string Write(string folder, string names)
    {
        Directory.CreateDirectory(Path.Combine(folder, "repositories"));
        File.WriteAllText(Path.Combine(folder, "catalog.yaml"), """
            name: test
            title: Test Field
            categories:
              - { id: alpha, title: Alpha & Co }
              - { id: beta, title: Beta }
            """);
        string[] halves = names.Split(';');
        foreach ((string id, string half) in new[] { ("alpha", halves[0]), ("beta", halves.Length > 1 ? halves[1] : "") })
        {
            IEnumerable<string> entries = half.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Entry);
            File.WriteAllText(Path.Combine(folder, "repositories", id + ".yaml"), $"category: {id}\nrepositories:{(entries.Any() ? "\n" : " []\n")}{string.Concat(entries)}");
        }

        return folder;
    }

    private static string Entry(string text) =>
        text.Split('<') is [var name, var upstream] ? $"  - {{ name: {name}, vendor: v, fork_of: {upstream} }}\n" : $"  - {{ name: {text}, vendor: v }}\n";
}
