using Tributary.Cli.Output;
using Tributary.People;
using Tributary.Store.People;

namespace Tributary.Cli.Commands.People;

/// <summary>Whom somebody means by what they write: a contributor, and the signatures of theirs that fit.</summary>
/// <param name="Contributor">The one whom all that fits belongs to.</param>
/// <param name="Signatures">What fits, most commits first.</param>
/// <param name="Reference">What a people file would call them: as written, where that names an address; else their first.</param>
internal sealed record Person(ContributorRecord Contributor, IReadOnlyList<SignatureRecord> Signatures, AliasReference Reference)
{
    private const int MostNamed = 5;

    /// <summary>Finds the one whom a text means.</summary>
    /// <exception cref="UsageException">Nobody, or several.</exception>
    public static Person Find(ContributorDirectory directory, string text)
    {
        List<SignatureRecord> found = directory.Find(text).OrderByDescending(it => it.Commits).ThenBy(it => it.Signature.ToString(), StringComparer.Ordinal).ToList();
        if (found.Count == 0) throw new UsageException($"Nobody is called '{text}', nor has such an address. Try a part of the name with 'tributary people find'.");
        List<IGrouping<long, SignatureRecord>> contributors = found.GroupBy(it => it.Contributor).ToList();
        if (contributors.Count > 1)
        {
            string several = string.Join("; ", contributors.Take(MostNamed).Select(it => SignatureLine.Of(it.First().Signature)));
            throw new UsageException($"'{text}' fits {contributors.Count} contributors{(contributors.Count > MostNamed ? ", such as" : "")}: {several}. Write the address, or \"Name <address>\", of one.");
        }

        bool exact = text.Contains('@', StringComparison.Ordinal) && AliasReference.TryParse(text) is { } written && found.TrueForAll(it => written.Means(it.Signature));
        return new Person(directory.Of(contributors[0].Key), found, exact ? AliasReference.TryParse(text)! : AliasReference.To(found[0].Signature));
    }
}
