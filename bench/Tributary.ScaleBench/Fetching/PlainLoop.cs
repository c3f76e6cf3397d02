using System.Diagnostics;
using System.Globalization;

namespace Tributary.ScaleBench.Fetching;

/// <summary>The baseline: what a person would write who knows git and xargs.</summary>
/// <param name="folder">Where the clones go.</param>
/// <param name="field">What is cloned.</param>
/// <param name="server">From where.</param>
internal sealed class PlainLoop(string folder, UpstreamField field, string server)
{
    private readonly List<string> _clones = field.Names.Select(name => Path.Combine(folder, name.Replace('/', '+') + ".git")).ToList();

    /// <summary>Clones every repository.</summary>
    public Measurement Clone()
    {
        IEnumerable<string> pairs = field.Names.Zip(_clones, (name, clone) => $"{server}/{name} {clone}");
        return MeasuredProcess.Measure(Loop(FetchBench.Jobs, pairs, "-n", "2", "git", "clone", "--quiet", "--bare", "--filter=blob:none", "--single-branch", "--no-tags"));
    }

    /// <summary>
    /// Fetches every clone's branch, which a bare clone has to be told. That git looks after each fetch whether there is something to tidy up
    /// is left out: too easy a baseline.
    /// </summary>
    public Measurement Fetch() => MeasuredProcess.Measure(InEach(
        FetchBench.Jobs, "fetch", "--quiet", "--no-tags", "--no-auto-maintenance", "origin", $"+{UpstreamField.Branch}:{UpstreamField.Branch}"));

    /// <summary>Commits in all clones.</summary>
    public long CountCommits() => ReadLines("rev-list", "--count", "HEAD").Sum(line => long.Parse(line, CultureInfo.InvariantCulture));

    /// <summary>Each clone's tip, by the repository's name.</summary>
    public IReadOnlyDictionary<string, string> ReadTips() => field.Names.Zip(ReadLines("rev-parse", "HEAD")).ToDictionary(it => it.First, it => it.Second, StringComparer.Ordinal);

    // In the order of the names, as one runs after the other.
    private string[] ReadLines(params IEnumerable<string> arguments) => MeasuredProcess.ReadText(InEach(1, arguments)).Split('\n');

    private ProcessStartInfo InEach(int jobs, params IEnumerable<string> arguments) => Loop(jobs, _clones, ["-I{}", "git", "-C", "{}", .. arguments]);

    private ProcessStartInfo Loop(int jobs, IEnumerable<string> lines, params IEnumerable<string> arguments)
    {
        string list = Path.Combine(folder, "list");
        File.WriteAllLines(list, lines);
        return Git.Unconfigured(new ProcessStartInfo("xargs", ["-a", list, "-P", $"{jobs}", .. arguments]));
    }
}
