using Tributary.Catalog;

namespace Tributary.Testing.Planted;

/// <summary>That a commit counts for a contributor: what the cube of activity is the sum of.</summary>
/// <param name="Repository">The repository's number.</param>
/// <param name="Commit">The commit's number within it.</param>
/// <param name="Day">The author's, in UTC.</param>
/// <param name="Contributor">A person's or an account's number.</param>
/// <param name="IsPerson">Whether it is a person's.</param>
/// <param name="IsAuthored">Whether it is theirs; else they are named as a co-author.</param>
/// <param name="IsCopy">Whether it is at home elsewhere.</param>
/// <param name="IsAssisted">Whether an agent declares its part; of what is authored.</param>
/// <param name="Touches">Changed paths; of what is authored.</param>
/// <param name="Added">Of these, paths that it added.</param>
/// <param name="UtcOffset">Minutes east of UTC, as whom git names as the author wrote it; null: not authored.</param>
public sealed record PlantedCredit(int Repository, int Commit, DateOnly Day, int Contributor, bool IsPerson, bool IsAuthored, bool IsCopy, bool IsAssisted, int Touches, int Added, int? UtcOffset)
{
    /// <summary>The Monday of the day's ISO week.</summary>
    public DateOnly Week => Chance.Monday(Day);
}

/// <summary>A non-merge commit that is held by a repository and at home in another.</summary>
public sealed record PlantedCopy(int Repository, PlantedCommit Commit, int Home);

/// <summary>What is so in a planted field, in plain lists: every metric can be had of them by counting.</summary>
public sealed class PlantedTruth
{
    private readonly Dictionary<int, int> _precedence;
    private readonly PlantedField _field;
    private readonly List<PlantedCredit> _credits = [];
    private readonly List<PlantedCopy> _copies = [];
    private readonly Dictionary<int, int> _undated = [];

    private PlantedTruth(PlantedField field)
    {
        _field = field;
        Dictionary<string, int> numbers = field.Repositories.ToDictionary(it => it.Name.ToString(), it => it.Number, StringComparer.Ordinal);
        _precedence = field.Catalog.ByPrecedence().Select((CatalogRepository it, int place) => (Number: numbers[it.Name.ToString()], place)).ToDictionary(it => it.Number, it => it.place);
        foreach (PlantedRepository repository in field.Repositories)
        {
            foreach (PlantedCommit commit in field.HistoryOf(repository).Where(it => !it.IsMerge)) Count(repository, commit);
        }
    }

    /// <summary>Everything that counts, repository by repository; what is dated decades off is not among it.</summary>
    public IReadOnlyList<PlantedCredit> Credits => _credits;

    /// <summary>Everything that is at home elsewhere.</summary>
    public IReadOnlyList<PlantedCopy> Copies => _copies;

    /// <summary>Non-merge commits that are in no period, by the repository's number; those without any are not there.</summary>
    public IReadOnlyDictionary<int, int> Undated => _undated;

    /// <summary>Reads all histories of a field, and keeps what follows of them: for fields of thousands of commits, not of millions.</summary>
    public static PlantedTruth Of(PlantedField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new PlantedTruth(field);
    }

    private void Count(PlantedRepository repository, PlantedCommit commit)
    {
        int home = HomeOf(commit);
        bool isCopy = home != repository.Number;
        if (isCopy) _copies.Add(new PlantedCopy(repository.Number, commit, home));
        if (commit.IsUndated)
        {
            _undated[repository.Number] = _undated.GetValueOrDefault(repository.Number) + 1;
            return;
        }

        // What an agent authored is the work of the first person that it names. Bots name nobody.
        int author = IsPerson(commit.Author) ? commit.Author : commit.CoAuthors.Where(IsPerson).Append(commit.Author).First();
        int added = commit.Changes.Count(change => change.Status == 'A');
        _credits.Add(new PlantedCredit(repository.Number, commit.Number, commit.Day, author, IsPerson(author), IsAuthored: true, isCopy, commit.IsAssisted, commit.Changes.Count, added, commit.UtcOffset));
        foreach (int named in commit.CoAuthors.Distinct().Where(it => it != author && it != commit.Author))
            _credits.Add(new PlantedCredit(repository.Number, commit.Number, commit.Day, named, IsPerson(named), IsAuthored: false, isCopy, IsAssisted: false, Touches: 0, Added: 0, UtcOffset: null));
    }

    // The first by precedence of those that hold it.
    private int HomeOf(PlantedCommit commit) =>
        _field.Repositories.Where(it => it.Number == commit.Origin || (it.Source == commit.Origin && commit.Number < _field.TakenOver(it))).MinBy(it => _precedence[it.Number])!.Number;

    private bool IsPerson(int contributor) => contributor < _field.People.Count;
}
