using System.Text;
using Tributary.Testing;

namespace Tributary.Git.Tests;

/// <summary>A configuration says to us what it says to git.</summary>
public sealed class ConfigFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[core]\n\trepositoryformatversion = 1\n\tbare = true\n[remote \"origin\"]\n\turl = file:///nowhere\n\tpromisor\n")]
    [InlineData("[Core]BARE=false#remark\n;remark\n  [remote \"With \\\"Quotes\\\" and \\\\ and.dots\"] promisor = TRUE ; remark\n")]
    [InlineData("[a.B]c = \"  quoted # ; \" tail  \n[a]\nd = one \\\ntwo\ne =\nf = \\\"x\\\" \\\\ \\n\\tz\n")]
    [InlineData("[a]\r\nb = c\r\n\r\n[d-e.f]\r\ng-h = i\"j\"k")]
    [InlineData("[a]\nb = c\nd = e\\")]
    [InlineData("\ufeff[a]\n\tb = c")]
    [InlineData("")]
    public void As_git_lists_it(string text)
    {
        File.WriteAllText(_folder["config"], text);
        string expected = Encoding.Latin1.GetString(Shell.Git(_folder.Path, "config", "--file", _folder["config"], "--no-includes", "--list", "-z"));
        // Git lists a name alone without a value.
        string listed = string.Concat(expected.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(it => it.Contains('\n', StringComparison.Ordinal) ? it + "\0" : it + "\ntrue\0"));
        string.Concat(ConfigFile.Read(_folder["config"]).Values.Select(it => $"{it.Section}{(it.Subsection is null ? "" : "." + it.Subsection)}.{it.Key}\n{it.Text}\0")).ShouldBe(listed);
    }

    [Theory]
    [InlineData("[a]\nb = c\n[d\ne = f\n")]
    [InlineData("[a]\nb = c\n[d \"e]\nf = g\n")]
    [InlineData("[a]\nb = c\n9 = d\ne = f\n")]
    [InlineData("[a]\nb = c\nd = \"e\nf = g\n")]
    [InlineData("[a]\nb = c\nd = \\e\nf = g\n")]
    [InlineData("[a]\nb = c\nd e\nf = g\n")]
    [InlineData("[a]\nb = c\n[")]
    [InlineData("[a]\nb = c\n[d \"\\")]
    public void What_stands_before_a_line_that_is_none_counts(string text)
    {
        File.WriteAllText(_folder["config"], text);
        Shell.Run(_folder.Path, "git", "config", "--file", _folder["config"], "--list").ExitCode.ShouldNotBe(0);
        var config = ConfigFile.Read(_folder["config"]);
        config.Values.ShouldBe([new ConfigValue("a", null, "b", "c")]);
        config.Find("a", null, "b").ShouldBe("c");
        config.Find("a", "b", "b").ShouldBeNull();
    }

    [Fact]
    public void The_last_value_of_a_name_counts() => ConfigFile.Parse("[a]b=c\n[A]B=d"u8).Find("a", null, "b").ShouldBe("d");

    [Fact]
    public void A_pipe_and_what_is_enormous_say_nothing()
    {
        Shell.Run(_folder.Path, "mkfifo", _folder["fifo"]).ExitCode.ShouldBe(0);
        File.WriteAllBytes(_folder["enormous"], [.. "[a]b=c\n"u8, .. new byte[1 << 20]]);
        foreach (string name in (string[])["fifo", "enormous", "absent"]) ConfigFile.Read(_folder[name]).Values.ShouldBeEmpty();
    }
}
