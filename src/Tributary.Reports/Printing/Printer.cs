using System.ComponentModel;
using System.Diagnostics;

namespace Tributary.Reports.Printing;

/// <summary>Has a Chromium print a page, in a process of its own that knows nothing of the user's and reaches no network.</summary>
/// <param name="browser">Which.</param>
/// <param name="patience">How long it may take; a loaded machine needs a few seconds for an edition.</param>
public sealed class Printer(Chromium browser, TimeSpan patience)
{
    private const int LongestSaid = 200;

    /// <summary>A printer that gives up after a minute.</summary>
    public Printer(Chromium browser) : this(browser, TimeSpan.FromMinutes(1)) { }

    /// <summary>Prints a self-contained page.</summary>
    /// <returns>The PDF, with the time of printing in it.</returns>
    /// <exception cref="PrintException">The browser can't be started, took too long, or wrote no PDF.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tributary-print-");
        try
        {
            string page = Path.Combine(folder.FullName, "page.html"), printed = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllTextAsync(page, html, cancellation);
            string said = await RunAsync(Prepare(folder.FullName, page, printed), cancellation);
            if (!File.Exists(printed)) throw new PrintException($"{browser.Program} wrote no PDF{said}.");
            byte[] pdf = await File.ReadAllBytesAsync(printed, cancellation);
            return pdf.AsSpan().StartsWith("%PDF-"u8) ? pdf : throw new PrintException($"What {browser.Program} wrote is no PDF{said}.");
        }
        finally
        {
            await RemoveAsync(folder);
        }
    }

    private static IEnumerable<string> Arguments(string folder, string page, string printed)
    {
        // As root, Chromium's own sandbox refuses to start. The page is ours: it has no script and loads nothing.
        if (Environment.IsPrivilegedProcess) yield return "--no-sandbox";
        string[] always =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-first-run", "--no-default-browser-check",
            // No network: no name leads anywhere, and nothing asks for news of itself.
            "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps",
            // Neither day nor path in the margins.
            "--no-pdf-header-footer", $"--print-to-pdf={printed}", new Uri(page).AbsoluteUri,
        ];
        foreach (string argument in always) yield return argument;
    }

    private ProcessStartInfo Prepare(string folder, string page, string printed)
    {
        var start = new ProcessStartInfo(browser.Program, Arguments(folder, page, printed)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        // The time of printing is as long in every PDF.
        start.Environment["TZ"] = "UTC";
        return start;
    }

    // Gives what the browser said last, to be put behind a sentence.
    private async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        using Process process = Start(start);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None), errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ended.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(ended.Token);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new PrintException($"{browser.Program} printed nothing within {patience.TotalSeconds:0} seconds.", error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        await output;
        string said = LastLine(await errors);
        return process.ExitCode == 0 ? said : throw new PrintException($"{browser.Program} ended with {process.ExitCode}{said}.");
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new PrintException($"{browser.Program} can't be started: {error.Message}.", error);
        }
    }

    private static string LastLine(string said)
    {
        string line = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
        return line.Length == 0 ? "" : $": {line[..Math.Min(line.Length, LongestSaid)].TrimEnd('.')}";
    }

    // Parts of the browser that outlive it by a moment still write to its profile.
    private static async Task RemoveAsync(DirectoryInfo folder)
    {
        for (int tries = 20; ; tries--)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries > 0)
            {
                await Task.Delay(100);
            }
        }
    }
}
