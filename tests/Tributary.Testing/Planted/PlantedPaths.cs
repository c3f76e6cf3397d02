using System.Globalization;

namespace Tributary.Testing.Planted;

/// <summary>What paths are called: folders as this field's repositories have them, and a file name that comes once.</summary>
internal static class PlantedPaths
{
    private static readonly string[] First = ["README.md", "LICENSE", "setup.py", "CMakeLists.txt", "requirements.txt", ".github/workflows/ci.yml"];

    private static readonly (string Folder, string Ending)[] Folders =
    [
        ("src/{0}/core", ".py"), ("src/{0}/models", ".py"), ("src/{0}/models/layers", ".py"), ("src/{0}/serving/openai", ".py"), ("src/{0}/distributed", ".py"), ("src/{0}/quantization", ".py"),
        ("csrc/kernels", ".cu"), ("csrc/attention", ".cu"), ("csrc/rocm", ".hip"), ("csrc/{0}", ".cpp"), ("include/{0}", ".h"), ("lib/Dialect/{0}", ".cpp"),
        ("tests/unit", ".py"), ("tests/{0}", ".py"), ("tests/e2e/{0}", ".py"), ("docs/source", ".md"), ("docs/{0}", ".rst"), ("benchmarks/{0}", ".py"),
        ("docker", ".dockerfile"), (".github/workflows", ".yml"), ("tools/{0}", ".sh"), ("third_party/{0}", ".c"), ("third_party/{0}/include", ".h"), ("examples/{0}", ".ipynb"),
    ];

    /// <summary>A path of a line of repositories that have their first paths in common.</summary>
    public static string NameOf(int lineage, int path)
    {
        if (path < First.Length) return First[path];
        ulong mixed = Chance.Mix(lineage, "path", path);
        (string folder, string ending) = Folders[mixed % (ulong)Folders.Length];
        string word = PlantedSubjects.Nouns[(int)(mixed / 64 % (ulong)PlantedSubjects.Nouns.Count)], file = PlantedSubjects.Nouns[(int)(mixed / 65_536 % (ulong)PlantedSubjects.Nouns.Count)];
        // No folder has a number in its name, so that none is called like a file.
        return string.Create(CultureInfo.InvariantCulture, $"{folder.Replace("{0}", word, StringComparison.Ordinal)}/{file}_{path}{ending}");
    }
}
