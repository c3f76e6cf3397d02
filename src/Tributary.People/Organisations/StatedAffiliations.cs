using Tributary.Model;

namespace Tributary.People.Organisations;

/// <summary>All that persons state, found by whom it is about.</summary>
public sealed class StatedAffiliations
{
    private readonly Dictionary<string, List<(int Index, StatedAffiliation Statement)>> _byPerson = new(StringComparer.Ordinal);

    /// <summary>Statements of one or several files, one after the other.</summary>
    public StatedAffiliations(IEnumerable<StatedAffiliation> statements)
    {
        foreach ((int index, StatedAffiliation statement) in statements.Index())
        {
            string key = Key(statement.Person);
            if (!_byPerson.TryGetValue(key, out List<(int, StatedAffiliation)>? own)) _byPerson.Add(key, own = []);
            own.Add((index, statement));
        }
    }

    /// <summary>Nothing is stated.</summary>
    public static StatedAffiliations None { get; } = new([]);

    /// <summary>What is stated of a contributor: by an address or a name of theirs, or by what names them in the store. In the order given.</summary>
    public IReadOnlyList<StatedAffiliation> About(IEnumerable<Signature> signatures, string contributor)
    {
        if (_byPerson.Count == 0) return [];
        return signatures.SelectMany(signature => new[] { Key(signature.Address), Key(signature.Name) }).Append(Key(contributor)).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal)
            .SelectMany(key => _byPerson.GetValueOrDefault(key) ?? []).DistinctBy(it => it.Index).OrderBy(it => it.Index).Select(it => it.Statement).ToList();
    }

    // Both of GitHub's private forms are one login.
    private static string Key(string person) =>
        MailHost.Of(person) == GitHubLogin.Host ? $"{GitHubLogin.Of(person)}@{GitHubLogin.Host}" : person.Trim().ToLowerInvariant();
}
