using Tributary.Model;
using Tributary.Yaml;

namespace Tributary.People.Organisations;

/// <summary>A file of organisations or affiliations can't be used: every problem found, each with its file, line and what to do.</summary>
public sealed class AffiliationException : TributaryException
{
    /// <summary>One or more problems.</summary>
    public AffiliationException(IReadOnlyList<YamlProblem> problems) : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>In order of file and line.</summary>
    public IReadOnlyList<YamlProblem> Problems { get; }

    internal static void ThrowIfAny(YamlProblems problems)
    {
        if (problems.Noted is { Count: > 0 } noted) throw new AffiliationException(noted);
    }
}
