namespace Tributary.Reports.Printing;

/// <summary>The browser that prints pages: Chromium, or Google Chrome, as the machine has it; none is ever fetched.</summary>
/// <param name="Program">The program's path.</param>
public sealed record Chromium(string Program)
{
    /// <summary>The environment's variable that names one, by its path or its name on the PATH.</summary>
    public const string Variable = "TRIBUTARY_BROWSER";

    /// <summary>What is said where there is none.</summary>
    public const string Absent = "no Chromium is installed. Install chromium, or name a browser with --browser or " + Variable + ".";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The one that was named, else the environment's, else the first on the PATH.</summary>
    /// <param name="named">Its path, or its name on the PATH; null or empty: none was named.</param>
    /// <returns>null: none was named, and the PATH has none.</returns>
    /// <exception cref="PrintException">The one that was named is not there.</exception>
    public static Chromium? Find(string? named)
    {
        string? chosen = string.IsNullOrEmpty(named) ? Environment.GetEnvironmentVariable(Variable) : named;
        if (string.IsNullOrEmpty(chosen)) return Names.Select(OnPath).FirstOrDefault(path => path is not null) is { } found ? new Chromium(found) : null;
        string? program = chosen.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetFullPath(chosen) : OnPath(chosen);
        return File.Exists(program) ? new Chromium(program) : throw new PrintException($"There is no browser '{chosen}'. Name one that is installed, or choose formats without pdf.");
    }

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
