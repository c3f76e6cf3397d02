using System.Text;
using Tributary.Reports.Printing;
using Tributary.Reports.Rendering;
using Tributary.Testing;

namespace Tributary.Reports.Tests;

/// <summary>Printing by a real Chromium, and by programs that are none.</summary>
public sealed class PdfTests(SmallField field) : IClassFixture<SmallField>
{
    private const string Absent = "no chromium here: apt-get install chromium";

    [Fact]
    public async Task Printed_twice_it_is_the_same_and_says_no_time_or_place_of_printing()
    {
        Assert.SkipWhen(Chromium.Find(null) is null, Absent);
        using var folder = new TestFolder();
        var printer = new Printer(Chromium.Find(null)!);
        byte[] first = await File.ReadAllBytesAsync(await EditionFiles.PrintAsync(field.Edition, folder["one"], printer, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        // Times in a PDF are whole seconds.
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        byte[] second = await PdfEdition.RenderAsync(field.Edition, printer, TestContext.Current.CancellationToken);
        second.AsSpan().SequenceEqual(first).ShouldBeTrue();
        string text = Encoding.Latin1.GetString(first);
        text.ShouldContain("/CreationDate (D:20260701000000");
        text.ShouldContain("/ModDate (D:20260701000000");
        text.ShouldContain("/Title (Test Field: who builds it, 2026Q2)");
        text.ShouldContain("%%EOF");
        text.ShouldNotContain("file://");
        text.ShouldNotContain("tributary-print");
    }

    [Fact]
    public void Dates_are_replaced_where_they_stand_and_nothing_else_is()
    {
        const string Before = "%PDF-1.4\n<</Title (x)\n/CreationDate (D:20261122043554+00'00')\n/ModDate (D:20261122043554+00'00')>>\n20261122043554";
        byte[] pdf = Encoding.ASCII.GetBytes(Before);
        PdfEdition.SetDates(pdf, new DateOnly(2026, 7, 1));
        Encoding.ASCII.GetString(pdf).ShouldBe("%PDF-1.4\n<</Title (x)\n/CreationDate (D:20260701000000+00'00')\n/ModDate (D:20260701000000+00'00')>>\n20261122043554");
        byte[] cut = "/CreationDate (D:2026"u8.ToArray();
        PdfEdition.SetDates(cut, new DateOnly(2026, 7, 1));
        Encoding.ASCII.GetString(cut).ShouldBe("/CreationDate (D:2026");
    }

    [Theory]
    [InlineData("exit 3", "ended with 3")]
    [InlineData("echo 'no display' >&2; exit 1", "ended with 1: no display")]
    [InlineData("exit 0", "wrote no PDF")]
    [InlineData("for it; do case $it in --print-to-pdf=*) echo '<html>' > \"${it#*=}\";; esac; done", "is no PDF")]
    [InlineData("sleep 600", "printed nothing within 2 seconds")]
    public async Task A_browser_that_prints_nothing_is_said(string script, string expected)
    {
        using var folder = new TestFolder();
        PrintException error = await Should.ThrowAsync<PrintException>(() => new Printer(Program(folder, script), TimeSpan.FromSeconds(2)).PrintAsync("<p>", TestContext.Current.CancellationToken));
        error.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task The_browser_sees_nothing_of_the_users_and_no_network()
    {
        using var folder = new TestFolder();
        Chromium browser = Program(folder, $"env > '{folder["environment"]}'; printf '%s\\n' \"$@\" > '{folder["arguments"]}'; exit 1");
        await Should.ThrowAsync<PrintException>(() => new Printer(browser).PrintAsync("<p>", TestContext.Current.CancellationToken));
        File.ReadAllLines(folder["environment"]).Select(line => line.Split('=')[0]).Except(["PATH", "HOME", "LANG", "TZ", "PWD", "OLDPWD", "SHLVL", "_"]).ShouldBeEmpty();
        string[] arguments = File.ReadAllLines(folder["arguments"]);
        arguments.ShouldContain("--host-resolver-rules=MAP * ~NOTFOUND");
        arguments.ShouldContain("--no-pdf-header-footer");
        arguments.Contains("--no-sandbox").ShouldBe(Environment.IsPrivilegedProcess);
        string profile = arguments.Single(it => it.StartsWith("--user-data-dir=", StringComparison.Ordinal)).Split('=')[1];
        Directory.Exists(Path.GetDirectoryName(profile)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_earlier_PDF_does_not_stay_where_none_is_made()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["out"]);
        File.WriteAllText(folder["out", "edition.pdf"], "of another edition");
        (await Should.ThrowAsync<PrintException>(() => EditionFiles.PrintAsync(field.Edition, folder["out"], null, TestContext.Current.CancellationToken))).Message.ShouldBe(Chromium.Absent);
        File.Exists(folder["out", "edition.pdf"]).ShouldBeFalse();
    }

    [Fact]
    public void A_browser_that_was_named_has_to_be_there()
    {
        Should.Throw<PrintException>(() => Chromium.Find("/nowhere/chromium")).Message.ShouldContain("There is no browser '/nowhere/chromium'.");
        Should.Throw<PrintException>(() => Chromium.Find("no-such-browser")).Message.ShouldContain("There is no browser 'no-such-browser'.");
        Chromium.Find("sh")!.Program.ShouldEndWith("/sh");
    }

    private static Chromium Program(TestFolder folder, string script)
    {
        string file = folder["browser"];
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        Shell.Run(folder.Path, "chmod", "+x", file).ExitCode.ShouldBe(0);
        return new Chromium(file);
    }
}
