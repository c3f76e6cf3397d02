using System.Collections.Concurrent;

namespace Tributary.Testing;

/// <summary>Repositories that were built once, of which every test gets a copy: a script starts up to some hundred processes.</summary>
internal static class FixtureCopies
{
    // ./test names a folder for all test programs of a run, and empties it before; a program by itself has its own.
    private static readonly Lazy<string> Folder = new(() => Environment.GetEnvironmentVariable("TRIBUTARY_FIXTURES") is { Length: > 0 } shared ? Directory.CreateDirectory(shared).FullName : CreateOwn());
    private static readonly ConcurrentDictionary<string, Lazy<string>> Built = new(StringComparer.Ordinal);

    /// <summary>Copies a repository, which is built before where it isn't yet.</summary>
    /// <param name="name">The fixture.</param>
    /// <param name="folder">Where the copy goes, which is not there yet.</param>
    /// <param name="build">Builds it in a folder.</param>
    public static void Copy(string name, string folder, Action<string> build)
    {
        string original = Built.GetOrAdd(name, _ => new Lazy<string>(() => Find(name, build))).Value;
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        Shell.Result result = Shell.Run(Path.GetTempPath(), "cp", "-a", "--no-target-directory", original, folder);
        if (result.ExitCode != 0) throw new InvalidOperationException($"fixture {name}: {result.Error}");
    }

    private static string Find(string name, Action<string> build)
    {
        string place = Path.Combine(Folder.Value, name.Replace(' ', '-')), original = Path.Combine(place, "repository.git");
        if (Directory.Exists(place)) return original;
        string making = Directory.CreateDirectory(Path.Combine(Folder.Value, $".{Guid.NewGuid():N}")).FullName;
        build(Path.Combine(making, "repository.git"));
        if (Directory.GetFileSystemEntries(making).Length != 1) throw new InvalidOperationException($"fixture {name} writes beside its folder, which a copy would lack");
        try
        {
            Directory.Move(making, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            // Another test program was first.
            Directory.Delete(making, recursive: true);
        }

        return original;
    }

    private static string CreateOwn()
    {
        string own = Directory.CreateTempSubdirectory("tributary-fixtures-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(own, recursive: true);
        return own;
    }
}
