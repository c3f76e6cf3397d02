using Microsoft.Playwright;

namespace Tributary.Browser.Tests;

/// <summary>The Chromium of the machine; Playwright's own is never downloaded.</summary>
internal static class Chromium
{
    public const string Absent = "no chromium here: apt-get install chromium";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The program; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(_ => Names, Path.Combine)
        .FirstOrDefault(File.Exists);

    // Without a sandbox, since containers forbid it; the other switches keep Chromium from doing anything nobody asked for.
    public static BrowserTypeLaunchOptions Options(string program) => new()
    {
        ExecutablePath = program,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    };
}
