using System.Text;
using Tributary.Testing;

namespace Tributary.Metrics.Tests;

/// <summary>docs/metrics/README.md is assembled from the metrics' folders; <c>./test --accept</c> writes it.</summary>
public sealed class DefinitionsPageTests
{
    // In the order in which a reader comes to need them.
    private static readonly string[] Sections = ["Snapshot", "People", "Code", "Flow"];

    [Fact]
    public void The_page_of_definitions_is_what_the_folders_say() => Golden.Compare("../../docs/metrics/README.md", Encoding.UTF8.GetBytes(Page())).ShouldBeNull();

    [Fact]
    public void Every_metric_stands_in_a_section() => MetricRegistry.All.Select(metric => metric.Section).Distinct().ShouldBe(Sections, ignoreOrder: true);

    private static string Page()
    {
        var text = new StringBuilder(
            """
            # What is measured

            Assembled from the folders of [src/Tributary.Metrics](../../src/Tributary.Metrics), each of which has the definition, the SQL and an example worked by hand. `tributary metric show NAME` prints a metric with its whole SQL; [Writing a metric](writing-a-metric.md) says how to add one.

            Unless a metric says otherwise: a *commit* is a non-merge commit reachable from a repository's default branch, by author date in UTC, and counts once in a scope of several repositories, at its home. A *contributor* is a person, as resolved, who authored one or is named as co-author. A *week* is an ISO week. A repository that is not read up to the period's end makes a value a lower bound, and a change is over the repositories that cover both periods.

            A scope is a place, or what commits are about by the catalog's rules: an area (kernels, tests), a kind (feature, fix), an ecosystem (cuda, rocm), a layer of the stack. Of the latter, every metric is over the commits that are about it, wherever they are, as if there were no others; a commit about two of them is in both.

            A change comes with a 95 % interval: of counts of people and repositories, the difference ± 1.96 √(joined + left); of sums, means and shares, the percentile bootstrap over contributors with Poisson weights, 1,000 times, with a seed that follows from the metric's and the scope's names; none where fewer than five contributors are behind it. Where many are compared, `q` is the share of false findings (Benjamini and Hochberg 1995). `--publish` withholds figures behind which there are fewer than five people, and the next smallest where the sum would give one away.


            """);
        foreach (string section in Sections)
        {
            List<Metric> metrics = MetricRegistry.All.Where(metric => metric.Section == section).ToList();
            text.Append($"## {section}\n\n| metric | question | unit |\n|---|---|---|\n");
            foreach (Metric metric in metrics) text.Append($"| [{metric.Title}]({Folder(metric)}) | {metric.Question} | {metric.Unit} |\n");
            foreach (Metric metric in metrics) text.Append($"\n### {metric.Title}\n\n{Body(metric)}\n\n[SQL]({Folder(metric)}/metric.sql), [example]({Folder(metric)}/example.csv)\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static string Folder(Metric metric) => "../../src/Tributary.Metrics/" + metric.Name.Replace('-', '_');

    private static string Body(Metric metric) => metric.Definition[metric.Definition.IndexOf('\n', StringComparison.Ordinal)..].Trim();
}
