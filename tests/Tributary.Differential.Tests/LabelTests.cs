using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tributary.Model;
using Tributary.People;
using Tributary.People.Kinds;
using Tributary.Store.DuckDb;
using Tributary.Testing;

namespace Tributary.Differential.Tests;

/// <summary>What the rules say of signatures and commits of the real histories, against labels that were given by reading: <c>tests/fixtures/labels</c>.</summary>
public sealed class LabelTests(RealHistories histories, ITestOutputHelper output)
{
    private const string Human = "human";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Kinds_of_signatures_are_those_that_a_reader_gives(int draw)
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        string[] lines = File.ReadAllLines(SourceTree.PathOf("tests", "fixtures", "labels", "signatures.tsv"));
        byte[] key = Convert.FromHexString(lines[0]["# key ".Length..]);
        Dictionary<string, string> found = Signatures().ToDictionary(signature => Digest(key, signature), signature => KindRules.Default.Of(signature).Is.ToString().ToLowerInvariant(), StringComparer.Ordinal);
        List<(string Label, string Found)> pairs = Labelled(lines, draw, columns: 3).Select(line => (line[1], found[line[0]])).ToList();
        pairs.Count.ShouldBeInRange(195, 200);
        foreach (ContributorKind kind in Enum.GetValues<ContributorKind>())
            Check(kind.ToString().ToLowerInvariant(), pairs, precision: 0.97, recall: kind == ContributorKind.Agent ? 0.95 : 0.97);
    }

    [Theory]
    [InlineData(1, 0.95)]
    [InlineData(2, 0.9)]
    public void Commits_are_agent_assisted_where_a_reader_finds_it_said(int draw, double recall)
    {
        Assert.SkipWhen(histories.Store is null, Histories.Absent);
        Dictionary<string, string> found = Assisted();
        string[] lines = File.ReadAllLines(SourceTree.PathOf("tests", "fixtures", "labels", "commits.tsv"));
        List<(string Label, string Found)> pairs = Labelled(lines, draw, columns: 4).Select(line => (line[2], found.GetValueOrDefault($"{line[0]} {line[1]}", "none"))).ToList();
        pairs.Count.ShouldBe(200);
        // What is only said in prose is missed: declared, a lower bound.
        Check("assisted", pairs, precision: 0.97, recall);
        Check("review", pairs, precision: 0.97, recall: 0.9);
    }

    private void Check(string label, List<(string Label, string Found)> pairs, double precision, double recall)
    {
        int right = pairs.Count(pair => pair.Label == label && pair.Found == label);
        int labelled = pairs.Count(pair => pair.Label == label), found = pairs.Count(pair => pair.Found == label);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label}: {right} of {found} found are right, precision {(double)right / found:0.000}; of {labelled} labelled, recall {(double)right / labelled:0.000}"));
        ((double)right / found).ShouldBeGreaterThanOrEqualTo(precision, label);
        ((double)right / labelled).ShouldBeGreaterThanOrEqualTo(recall, label);
    }

    private static IEnumerable<string[]> Labelled(string[] lines, int draw, int columns) =>
        lines.Where(line => line[0] != '#').Select(line => line.Split('\t')).Where(line => line.Length == columns && line[^1] == draw.ToString(CultureInfo.InvariantCulture));

    private static string Digest(byte[] key, Signature signature) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{signature.Name}\0{signature.Address}")).AsSpan(0, 8));

    private List<Signature> Signatures()
    {
        var all = new List<Signature>();
        using DuckDbResult rows = histories.Store!.Connection.Query("select distinct name, address from signature order by name, address");
        while (rows.Read()) all.Add(new Signature(rows.GetString(0), rows.GetString(1)));
        return all;
    }

    private Dictionary<string, string> Assisted()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        using DuckDbResult rows = histories.Store!.Connection.Query("""
            select r.name, lower(hex(c.id)), bool_or(a.mark <> 'review')
            from assistance a
            join commit c using (repository, commit)
            join repository r using (repository)
            group by 1, 2
            order by 1, 2
            """);
        while (rows.Read()) all.Add($"{rows.GetString(0)} {rows.GetString(1)}", rows.GetBoolean(2) ? "assisted" : "review");
        return all;
    }
}
