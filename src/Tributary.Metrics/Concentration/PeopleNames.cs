using Tributary.Store.DuckDb;

namespace Tributary.Metrics.Concentration;

/// <summary>Words by which people are called: no term may be one, unless it is a word that many use.</summary>
internal sealed class PeopleNames
{
    // "Grace" and "Hopper" are machines too, and "Max" a function.
    private const int PeopleOfCommonWord = 10;
    private const int RepositoriesOfCommonWord = 3;

    private readonly TermReader _terms;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _common;

    /// <summary>Reads the names and addresses of all people, and looks how many use their words.</summary>
    public PeopleNames(DuckDbConnection connection, PeopleReading people, TermReader terms, IEnumerable<TermCommit> commits)
    {
        _terms = terms;
        using (DuckDbResult rows = connection.Query(
            """
            select distinct s.name, s.address
            from identity i
            join contributor c on c.people = i.people and c.contributor = i.contributor
            join signature s on s.signature = i.signature
            where i.people = $people and c.kind in ('human', 'address')
            """, ("people", people.ToString().ToLowerInvariant())))
        {
            while (rows.Read()) Add(rows.GetString(0), rows.GetString(1));
        }

        _common = Common(commits);
    }

    /// <summary>Whether a term names somebody.</summary>
    public bool Has(int term) => _pairs.Contains(_terms[term]) || IsName(_terms[term]) || _terms.WordsOf(term).Any(word => IsName(_terms[word]));

    /// <summary>Whether a folder, or one that it lies in, is called as somebody is; words of its repository's own name are nobody's.</summary>
    public bool HasFolder(string folder, IReadOnlySet<int> own) => folder.Split('/').Any(part =>
    {
        string[] words = Words(part);
        return words.Append(SubjectTerms.KeyOf(part)).Any(word => IsName(word) && !(_terms.NumberOf(word) is >= 0 and var number && own.Contains(number))) || words.Zip(words.Skip(1), (one, next) => one + next).Any(_pairs.Contains);
    });

    private bool IsName(string word) => _words.Contains(word) && !_common.Contains(word);

    private void Add(string name, string address)
    {
        string[] words = Words(name);
        _words.UnionWith(words);
        _pairs.UnionWith(words.Zip(words.Skip(1), (one, next) => one + next));
        // "12345+login@users.noreply.github.com" and "ada.lumen@example.org".
        string local = address[..(address.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? at : address.Length)].ToLowerInvariant();
        string login = local[(local.LastIndexOf('+') + 1)..];
        _words.UnionWith([SubjectTerms.KeyOf(local), SubjectTerms.KeyOf(login), .. Words(login)]);
    }

    private static string[] Words(string text)
    {
        char[] letters = text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ').ToArray();
        return new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1).Select(SubjectTerms.KeyOf).ToArray();
    }

    private HashSet<string> Common(IEnumerable<TermCommit> commits)
    {
        Dictionary<int, (HashSet<long> People, HashSet<string> Repositories)> uses = _words.Select(_terms.NumberOf).Where(number => number >= 0).Distinct().ToDictionary(number => number, _ => (new HashSet<long>(), new HashSet<string>(StringComparer.Ordinal)));
        foreach (TermCommit commit in commits)
        {
            foreach (int term in commit.Terms)
            {
                if (!uses.TryGetValue(term, out (HashSet<long> People, HashSet<string> Repositories) use)) continue;
                use.People.Add(commit.Contributor);
                use.Repositories.Add(commit.Repository);
            }
        }

        return uses.Where(it => it.Value.People.Count >= PeopleOfCommonWord && it.Value.Repositories.Count >= RepositoriesOfCommonWord).Select(it => _terms[it.Key]).ToHashSet(StringComparer.Ordinal);
    }
}
