namespace Tributary.Testing;

/// <summary>The real histories, where they are at hand: a folder of bare mirrors.</summary>
public static class Histories
{
    /// <summary>Why a test that needs them is skipped.</summary>
    public const string Absent = "the real histories are not at hand: set TRIBUTARY_HISTORIES to a folder of mirrors, each in owner+name.git";

    private static readonly Lazy<string?> Unpacked = new(Find);

    /// <summary>The folder; null where there is none.</summary>
    public static string? Folder => Unpacked.Value;

    /// <summary>Every mirror's folder.</summary>
    public static IReadOnlyList<string> Mirrors => Directory.EnumerateDirectories(Folder!, "*.git").Order(StringComparer.Ordinal).ToList();

    /// <summary>owner/name of a mirror's folder.</summary>
    public static string NameOf(string mirror) => Path.GetFileName(mirror)[..^4].Replace('+', '/');

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TRIBUTARY_HISTORIES") is { Length: > 0 } named) return named;
        string unpack = SourceTree.PathOf("..", "shared", "histories", "unpack");
        if (!File.Exists(unpack)) return null;
        string folder = Path.Combine(Path.GetTempPath(), "tributary-histories");
        Directory.CreateDirectory(folder);
        // Several test programs run at once, and each unpacks what is not there yet.
        using FileStream turn = WaitForTurn(folder + ".lock");
        Shell.Result result = Shell.Run(folder, "bash", unpack, folder);
        return result.ExitCode == 0 ? folder : throw new InvalidOperationException(result.Error);
    }

    private static FileStream WaitForTurn(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }
}
