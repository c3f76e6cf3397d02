using System.Globalization;

namespace Tributary.Testing.Planted;

/// <summary>What paths are called: folders as this field's repositories have them, and a file name that comes once.</summary>
internal static class PlantedPaths
{
    private static readonly string[] First = ["README.md", "LICENSE", "setup.py", "CMakeLists.txt", "requirements.txt", ".github/workflows/ci.yml"];

    private static readonly (string Folder, string Ending, string Area)[] Folders =
    [
        ("src/{0}/core", ".py", "code"), ("src/{0}/models", ".py", "models"), ("src/{0}/models/layers", ".py", "models"), ("src/{0}/serving/openai", ".py", "serving"),
        ("src/{0}/distributed", ".py", "communication"), ("src/{0}/quantization", ".py", "quantization"),
        ("csrc/kernels", ".cu", "kernels"), ("csrc/attention", ".cu", "kernels"), ("csrc/rocm", ".hip", "kernels"), ("csrc/{0}", ".cpp", "runtime"), ("include/{0}", ".h", "runtime"), ("lib/Dialect/{0}", ".cpp", "compiler"),
        ("tests/unit", ".py", "tests"), ("tests/{0}", ".py", "tests"), ("tests/e2e/{0}", ".py", "tests"), ("docs/source", ".md", "docs"), ("docs/{0}", ".rst", "docs"), ("benchmarks/{0}", ".py", "evaluation"),
        ("docker", ".dockerfile", "build"), (".github/workflows", ".yml", "build"), ("tools/{0}", ".sh", "tooling"), ("third_party/{0}", ".c", "vendored"), ("third_party/{0}/include", ".h", "vendored"), ("examples/{0}", ".ipynb", "examples"),
    ];

    /// <summary>The area that a path lies in, and the ecosystem that it is of; null: of none.</summary>
    public static (string Area, string? Ecosystem) WorkOf(int lineage, int path)
    {
        if (path < First.Length) return (path == 0 ? "docs" : "build", null);
        (_, string ending, string area) = Folders[Chance.Mix(lineage, "path", path) % (ulong)Folders.Length];
        return (area, ending switch { ".cu" => "cuda", ".hip" => "rocm", _ => null });
    }

    /// <summary>A path of a line of repositories that have their first paths in common.</summary>
    public static string NameOf(int lineage, int path)
    {
        if (path < First.Length) return First[path];
        ulong mixed = Chance.Mix(lineage, "path", path);
        (string folder, string ending, _) = Folders[mixed % (ulong)Folders.Length];
        string word = PlantedSubjects.Nouns[(int)(mixed / 64 % (ulong)PlantedSubjects.Nouns.Count)], file = PlantedSubjects.Nouns[(int)(mixed / 65_536 % (ulong)PlantedSubjects.Nouns.Count)];
        // No folder has a number in its name, so that none is called like a file.
        return string.Create(CultureInfo.InvariantCulture, $"{folder.Replace("{0}", word, StringComparison.Ordinal)}/{file}_{path}{ending}");
    }
}
