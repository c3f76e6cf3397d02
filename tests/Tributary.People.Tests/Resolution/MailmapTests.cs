using System.Text;
using Tributary.Model;
using Tributary.Testing;

namespace Tributary.People.Tests;

/// <summary>Against git itself: <c>git check-mailmap</c> says what is right.</summary>
public sealed class MailmapTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Ada Lovelace <ada@calc.io>")]
    [InlineData("<ada@calc.io> <ADA@home.io>")]
    [InlineData("Ada Lovelace <ada@calc.io> <ada@home.io>")]
    [InlineData("Ada Lovelace <ada@calc.io> countess <ada@home.io>")]
    [InlineData("<ada@calc.io> Countess <ada@home.io>")]
    [InlineData("Ada <ada@calc.io> <ada@home.io>\n<other@calc.io> <ada@home.io>")]
    [InlineData("Ada <ada@calc.io> x <ada@home.io>\nLovelace <l@calc.io> <ada@home.io>")]
    [InlineData("# Ada <ada@calc.io> <ada@home.io>\n  # Eve <e@e.io> <ada@home.io>\n\n not a line\nA <a")]
    [InlineData("Ada <ada@calc.io> <ada@home.io> # behind")]
    [InlineData("Ada <ada@calc.io><ada@home.io>")]
    [InlineData("\tAda\t <ada@calc.io> \t countess\t<ada@home.io>\r\nEve <e@e.io>\r")]
    [InlineData("Ada <> <ada@home.io>\n<ada@calc.io>")]
    [InlineData("Ádà <ada@calc.io> ÉVE <ada@home.io>")]
    public void A_mailmap_says_what_git_says(string mailmap)
    {
        Signature[] signatures =
        [
            new("x", "ada@home.io"), new("countess", "ada@home.io"), new("COUNTESS", "Ada@Home.io"), new("Ada", "ada@calc.io"), new("", "ada@home.io"),
            new("x", "ada@calc.io"), new("Eve", "e@e.io"), new("éve", "ada@home.io"), new("ÉVE", "ada@home.io"), new("z", "nobody@else.io"),
        ];
        Compare(mailmap, signatures);
    }

    [Fact]
    public void Made_up_mailmaps_say_what_git_says()
    {
        string[] names = ["", "Ada", "ada ", "Countess", "x y"], addresses = ["a@a.io", "A@a.io", "b@b.io", "", "c"];
        for (int seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int line = 0; line < 12; line++)
            {
                text.Append($"{Pick(names)} <{Pick(addresses)}>");
                if (random.Next(2) == 0) text.Append($" {Pick(names)} <{Pick(addresses)}>");
                text.Append(random.Next(5) == 0 ? " # why\n" : "\n");
            }

            Compare(text.ToString(), names.SelectMany(name => addresses.Where(address => address.Length > 0).Select(address => new Signature(name.Trim(), address))).ToArray());

            string Pick(string[] words) => words[random.Next(words.Length)];
        }
    }

    private void Compare(string mailmap, Signature[] signatures)
    {
        string file = Path.Combine(_folder.Path, "mailmap");
        File.WriteAllText(file, mailmap);
        if (!Directory.Exists(Path.Combine(_folder.Path, ".git"))) Shell.Git(_folder.Path, "init", "-q");
        byte[] asked = Encoding.UTF8.GetBytes(string.Join('\n', signatures.Select(Write)) + "\n");
        Shell.Result result = Shell.Feed(asked, _folder.Path, "git", "-c", $"mailmap.file={file}", "check-mailmap", "--stdin");
        result.ExitCode.ShouldBe(0, result.Error);
        string[] expected = Encoding.UTF8.GetString(result.Output).TrimEnd('\n').Split('\n');
        var ours = Mailmap.Parse(mailmap);
        signatures.Select(signature => Write(ours.Map(signature))).ShouldBe(expected, mailmap);
    }

    private static string Write(Signature signature) => signature.Name.Length == 0 ? $"<{signature.Address}>" : $"{signature.Name} <{signature.Address}>";
}
