namespace Tributary.Yaml;

/// <summary>Something wrong in a file that a person wrote.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record YamlProblem(string File, long Line, string Message)
{
    /// <summary><c>file:line: message</c>, as editors and terminals make links of.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Collects what is wrong, so that a person can mend it all at once.</summary>
public sealed class YamlProblems
{
    private readonly List<YamlProblem> _problems = [];

    /// <summary>Notes something.</summary>
    public void Add(string file, long line, string message) => _problems.Add(new YamlProblem(file, line, message));

    /// <summary>All that was noted, in order of file and line.</summary>
    public IReadOnlyList<YamlProblem> Noted => _problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ToList();
}
