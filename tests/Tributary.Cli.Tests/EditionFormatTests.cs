using System.Text.Json;
using Tributary.Testing;

namespace Tributary.Cli.Tests;

/// <summary>Choosing an edition's formats from the command line, with a browser and without.</summary>
public sealed class EditionFormatTests : IDisposable
{
    private readonly TestWorkspace _folder = TestWorkspace.Copy(made =>
    {
        Directory.CreateDirectory(made["path"]);
        Fixtures.Build("linear", made["mirrors", "a+one.git"]);
        TestCatalog.Write(made["catalog"], "a/one");
        made.Initialize();
        made.Sync();
    });

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("html", "edition.html")]
    [InlineData("json,md", "edition.json edition.md")]
    [InlineData("md, html , json,md", "edition.html edition.json edition.md")]
    public void Only_what_is_asked_for_is_written(string formats, string files)
    {
        using var json = JsonDocument.Parse(Run("edition", "2026Q2", "--format", formats, "--json").Text);
        json.RootElement.GetProperty("files").EnumerateArray().Select(it => Path.GetFileName(it.GetString())).Order(StringComparer.Ordinal).ShouldBe(files.Split(' '));
        Written().ShouldBe(files.Split(' '));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("")]
    [InlineData("html,,md")]
    public void What_is_no_format_is_refused(string formats) => Run("edition", "2026Q2", "--format", formats).ShouldBe(1, "is no format of an edition. Write some of html, md, json, pdf, joined by commas.");

    [Fact]
    public void Without_a_browser_the_rest_is_written_and_a_line_says_so()
    {
        Shell.Result result = RunWithoutBrowser("edition", "2026Q2");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.Trim().ShouldBe("No edition.pdf: no Chromium is installed. Install chromium, or name a browser with --browser or TRIBUTARY_BROWSER.");
        Written().ShouldBe(["edition.html", "edition.json", "edition.md"]);
        RunWithoutBrowser("edition", "2026Q2", "--format", "pdf").ShouldBe(2, "No edition.pdf");
        RunWithoutBrowser("edition", "2026Q2", "--format", "md").Error.ShouldBeEmpty();
        RunWithoutBrowser("doctor").ShouldBe(0, "editions come without PDF: no Chromium is installed.");
    }

    [Fact]
    public void A_browser_that_fails_leaves_the_other_formats()
    {
        string broken = Script("broken", "echo 'it broke' >&2; exit 7");
        Run("edition", "2026Q2", "--browser", broken).ShouldBe(2, $"No edition.pdf: {broken} ended with 7: it broke.");
        Written().ShouldBe(["edition.html", "edition.json", "edition.md"]);
    }

    [Fact]
    public void The_browser_is_the_one_that_is_named_by_option_before_environment()
    {
        const string Prints = "for it; do case $it in --print-to-pdf=*) printf '%%PDF-1.4' > \"${it#*=}\";; esac; done";
        string one = Script("one", Prints + "; touch \"$0.used\""), other = Script("other", Prints + "; touch \"$0.used\"");
        Run("edition", "2026Q2", "--browser", one).ShouldBe(0, "edition.pdf");
        (File.Exists(one + ".used"), File.Exists(other + ".used")).ShouldBe((true, false));
        RunWith(other, "edition", "2026Q2").ShouldBe(0, "edition.pdf");
        File.Exists(other + ".used").ShouldBeTrue();
        RunWith(other, "doctor").ShouldBe(0, $"{other} prints editions as PDF");
        Run("edition", "2026Q2", "--browser", "/nowhere").ShouldBe(1, "There is no browser '/nowhere'.");
        Run("edition", "2026Q2", "--browser", "/nowhere", "--format", "html").ExitCode.ShouldBe(0);
        Shell.Result ill = RunWith("/nowhere", "doctor");
        ill.ExitCode.ShouldBe(2);
        ill.Text.ShouldContain("There is no browser '/nowhere'.");
    }

    private string[] Written() => [.. Directory.EnumerateFiles(_folder["work", "editions", "2026Q2"]).Select(it => Path.GetFileName(it)).Order(StringComparer.Ordinal)];

    private string Script(string name, string script)
    {
        File.WriteAllText(_folder[name], $"#!/bin/sh\n{script}\n");
        Shell.Run(_folder.Folder, "chmod", "+x", _folder[name]).ExitCode.ShouldBe(0);
        return _folder[name];
    }

    private Shell.Result Run(params string[] arguments) => _folder.Run(arguments);

    private Shell.Result RunWith(string browser, params string[] arguments) => InEnvironment([$"TRIBUTARY_BROWSER={browser}"], arguments);

    // With a PATH that has dotnet's folder and git, and no browser.
    private Shell.Result RunWithoutBrowser(params string[] arguments)
    {
        string git = _folder["path", "git"];
        if (!File.Exists(git)) File.CreateSymbolicLink(git, Shell.Run(_folder.Folder, "sh", "-c", "command -v git").Text.Trim());
        return InEnvironment([$"PATH={_folder["path"]}", "TRIBUTARY_BROWSER="], arguments);
    }

    private Shell.Result InEnvironment(string[] variables, string[] arguments) =>
        Shell.Run(_folder["work"], "env", [.. variables, Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : Shell.Run(_folder.Folder, "sh", "-c", "command -v dotnet").Text.Trim(), Path.Combine(AppContext.BaseDirectory, "tributary.dll"), .. arguments]);
}
