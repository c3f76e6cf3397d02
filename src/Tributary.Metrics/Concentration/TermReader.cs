using Tributary.Store.DuckDb;

namespace Tributary.Metrics.Concentration;

/// <summary>Reads what the metric's statement lists, and gives terms and folders numbers: equal texts have equal ones, in whatever statement they stand.</summary>
internal sealed class TermReader
{
    // Paths are anybody's: what is longer or deeper than any that says something is not looked at further.
    private const int LongestFolder = 160;
    private const int DeepestFolder = 12;

    private static readonly HashSet<int> NoWords = [];

    private readonly SubjectTerms _terms = new();
    private readonly Dictionary<SubjectTerm, int> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int[]> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<int>> _words = [];
    private readonly Dictionary<(string Repository, string Folder), int[]> _folders = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The text of a number: a term's key, or a folder after its repository's name and a colon.</summary>
    public string this[int number] => _texts[number];

    /// <summary>The number of a text that was read; -1: none.</summary>
    public int NumberOf(string text) => _numbers.GetValueOrDefault(text, -1);

    /// <summary>The words of which some have made a term; none where it is a word in all spellings.</summary>
    public IReadOnlySet<int> WordsOf(int term) => _words.TryGetValue(term, out HashSet<int>? words) ? words : NoWords;

    /// <summary>The scopes of a statement, in its order.</summary>
    public List<TermScope> Read(DuckDbConnection connection, MetricStatement statement)
    {
        var scopes = new List<TermScope>();
        using DuckDbResult result = connection.Query(statement.Sql, [.. statement.Parameters]);
        while (result.Read())
        {
            if (scopes.Count == 0 || scopes[^1].Name != result.GetString(0))
                scopes.Add(new TermScope(result.GetString(0), (int)result.GetInt64(2), (int)result.GetInt64(1), result.GetInt64(3) > 0, []));
            if (!result.IsNull(MetricEngine.FirstColumnOfMetric)) scopes[^1].Commits.Add(ReadCommit(result));
        }

        return scopes;
    }

    private TermCommit ReadCommit(DuckDbResult result)
    {
        const int Place = MetricEngine.FirstColumnOfMetric;
        string repository = Once(result.GetString(Place + 1)), subject = result.GetString(Place + 5);
        if (!_subjects.TryGetValue(subject, out int[]? terms)) _subjects.Add(subject, terms = _terms.Read(subject).Select(Number).ToArray());
        int[] folders = result.IsNull(Place + 6) ? [] : result.GetString(Place + 6).Split("//").SelectMany(folder => Folders(repository, folder.TrimEnd('/'))).Distinct().ToArray();
        return new TermCommit(repository, result.GetInt32(Place + 2), result.GetInt64(Place + 3), result.GetInt32(Place + 4), subject, terms, folders);
    }

    // A folder, and those that it lies in.
    private int[] Folders(string repository, string folder)
    {
        if (_folders.TryGetValue((repository, folder), out int[]? numbers)) return numbers;
        var found = new List<int>();
        for (int end = folder.IndexOf('/', StringComparison.Ordinal); found.Count < DeepestFolder; end = folder.IndexOf('/', end + 1))
        {
            string within = end < 0 ? folder : folder[..end];
            if (within.Length > LongestFolder) break;
            found.Add(Number($"{repository}:{within}"));
            if (end < 0) break;
        }

        return _folders[(repository, folder)] = [.. found];
    }

    private int Number(SubjectTerm term)
    {
        if (_known.TryGetValue(term, out int known)) return known;
        int number = _known[term] = Number(term.Key);
        if (term.First.Length == 0) return number;
        if (!_words.TryGetValue(number, out HashSet<int>? words)) _words.Add(number, words = []);
        words.UnionWith([Number(term.First), Number(term.Second)]);
        return number;
    }

    private int Number(string text)
    {
        if (_numbers.TryGetValue(text, out int number)) return number;
        _texts.Add(text);
        return _numbers[text] = _texts.Count - 1;
    }

    private string Once(string name) => _names.TryGetValue(name, out string? known) ? known : _names[name] = name;
}
