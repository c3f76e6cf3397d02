using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>A folder in which the program is run as a person does it: a workspace in "work", a catalog and mirrors beside it.</summary>
internal sealed class TestWorkspace : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "tributary.dll");
    private static readonly ConcurrentDictionary<string, Lazy<TestWorkspace>> Made = new(StringComparer.Ordinal);

    private readonly TestFolder _folder = new();

    /// <summary>An empty one.</summary>
    public TestWorkspace() => Directory.CreateDirectory(this["work"]);

    /// <summary>The whole folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>A path below the folder.</summary>
    public string this[params string[] parts] => _folder[parts];

    /// <summary>A folder with what is made once for all tests of a file, which have to ask for the same: a sync takes seconds, a copy of its store none.</summary>
    /// <param name="make">Makes it: mirrors, a catalog, and what the tests need done.</param>
    /// <param name="place">The file that asks.</param>
    public static TestWorkspace Copy(Action<TestWorkspace> make, [CallerFilePath] string place = "")
    {
        var copy = new TestWorkspace();
        copy.Fill(make, place);
        return copy;
    }

    /// <summary>As <see cref="Copy"/>, into this folder.</summary>
    public void Fill(Action<TestWorkspace> make, [CallerFilePath] string place = "")
    {
        TestWorkspace made = Made.GetOrAdd(place, _ => new Lazy<TestWorkspace>(() => Make(make))).Value;
        Shell.Run(Folder, "cp", "-a", made.Folder + "/.", ".").ExitCode.ShouldBe(0);
        string settings = this["work", "tributary.yaml"];
        File.WriteAllText(settings, File.ReadAllText(settings).Replace(made.Folder, Folder, StringComparison.Ordinal));
    }

    /// <summary>Makes the workspace, of the catalog that is there.</summary>
    public void Initialize() => Run("init", "--catalog", this["catalog"]).ShouldBe(0, "");

    /// <summary>Reads the mirrors.</summary>
    public void Sync() => Run("sync", "--mirrors", this["mirrors"], "--as-of", "2026-07-10", "--unprepared").ShouldBe(0, "");

    /// <summary>Runs the program in the workspace.</summary>
    public Shell.Result Run(params string[] arguments) => Feed("", arguments);

    /// <summary>Runs the program in the workspace, with a text on its standard input.</summary>
    public Shell.Result Feed(string input, params string[] arguments) => Shell.Feed(Encoding.UTF8.GetBytes(input), this["work"], "dotnet", [Program, .. arguments]);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static TestWorkspace Make(Action<TestWorkspace> make)
    {
        var made = new TestWorkspace();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
        make(made);
        return made;
    }
}
