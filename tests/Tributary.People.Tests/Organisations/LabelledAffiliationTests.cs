using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tributary.Model;
using Tributary.People.Organisations;
using Tributary.Testing;

namespace Tributary.People.Tests.Organisations;

/// <summary>Attributions in real histories that a person labelled. Prints what it measures.</summary>
public sealed class LabelledAffiliationTests(RealSightings real, ITestOutputHelper output) : IClassFixture<RealSightings>
{
    private const string KeyLine = "# key: ";

    [Theory]
    [InlineData("affiliations-1.tsv", 0.98)] // 148 of 151 right before the rules were mended by what it showed
    [InlineData("affiliations-2.tsv", 0.98)] // drawn after that: 166 of 169 right
    public void What_is_attributed_is_mostly_right(string file, double atLeast)
    {
        Assert.SkipWhen(Histories.Folder is null, Histories.Absent);
        string[] lines = File.ReadAllLines(SourceTree.PathOf("tests", "fixtures", "labels", file));
        byte[] key = Encoding.UTF8.GetBytes(lines.First(line => line.StartsWith(KeyLine, StringComparison.Ordinal))[KeyLine.Length..]);
        Dictionary<string, Signature> signatures = real.Contributors.Keys.ToDictionary(signature => Digest(key, signature), StringComparer.Ordinal);
        List<string[]> labels = lines.Where(line => line[0] != '#').Select(line => line.Split('\t')).ToList();
        // A signature that counts as nobody's any more, a bot's perhaps, has no affiliation to be right or wrong; but most are people's.
        List<Outcome> outcomes = labels.Where(fields => signatures.ContainsKey(fields[0])).Select(fields => Judge(signatures[fields[0]], fields[1], fields[2])).ToList();
        outcomes.Count.ShouldBeGreaterThan(labels.Count * 9 / 10);

        List<Outcome> attributed = outcomes.Where(it => it.Found is not null).ToList();
        foreach (var group in attributed.GroupBy(it => it.Basis).OrderBy(group => group.Key)) output.WriteLine($"{group.Key}: {group.Count(it => it.IsRight)} of {group.Count()} right");
        foreach (Outcome wrong in attributed.Where(it => !it.IsRight)) output.WriteLine($"wrong, by {wrong.Basis}: {wrong.Found}, not {wrong.Label}");
        double precision = attributed.Count(it => it.IsRight) / (double)attributed.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: of {attributed.Count} attributed {precision:p1} are right; of {outcomes.Count(it => it.Label != "-")} that have an organisation {outcomes.Count(it => it.IsRight)} get it"));
        precision.ShouldBeGreaterThan(atLeast);
    }

    private Outcome Judge(Signature signature, string month, string label)
    {
        AffiliationInterval? found = real.At(signature, Example.Month(month));
        return new Outcome(found?.Organisation, found?.Basis ?? default, label);
    }

    private static string Digest(byte[] key, Signature signature) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{signature.Name}\0{signature.Address}")))[..16];

    private sealed record Outcome(string? Found, Basis Basis, string Label)
    {
        public bool IsRight => Found == Label;
    }
}
