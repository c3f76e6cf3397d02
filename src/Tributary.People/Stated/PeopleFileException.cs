using Tributary.Model;
using Tributary.Yaml;

namespace Tributary.People;

/// <summary>A people file can't be used: every problem found, each with its file, line and what to do.</summary>
public sealed class PeopleFileException : TributaryException
{
    /// <summary>One or more problems.</summary>
    public PeopleFileException(IReadOnlyList<YamlProblem> problems) : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>In order of file and line.</summary>
    public IReadOnlyList<YamlProblem> Problems { get; }
}
