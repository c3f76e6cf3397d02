using System.Security.Cryptography;
using System.Text;
using Tributary.People;
using Tributary.People.Organisations;

namespace Tributary.Ingest;

/// <summary>What a workspace says of people and organisations: <c>people.yaml</c>, <c>organisations.yaml</c>, and the files in <c>affiliations/</c>.</summary>
/// <param name="Decisions">Who is who.</param>
/// <param name="Organisations">Which address is whose: the program's rules, and the workspace's above them.</param>
/// <param name="Affiliations">Who worked for whom.</param>
/// <param name="Fingerprint">Changes with any of the files.</param>
public sealed record PeopleSettings(Decisions Decisions, OrganisationRules Organisations, StatedAffiliations Affiliations, string Fingerprint)
{
    /// <summary>Nothing is said.</summary>
    public static PeopleSettings None { get; } = new(Decisions.None, OrganisationRules.Default, StatedAffiliations.None, "");

    /// <summary>Reads what a workspace has of these files; none of them need exist.</summary>
    /// <exception cref="Model.TributaryException">Something in one of them is wrong; all that was found in it is named at once.</exception>
    public static PeopleSettings Read(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var people = PeopleFile.Read(workspace.People);
        bool own = File.Exists(workspace.Organisations);
        IReadOnlyList<string> imported = Imported(workspace);
        OrganisationRules organisations = own ? OrganisationRules.Default.With(workspace.Organisations) : OrganisationRules.Default;
        // What was written by hand for this workspace stands above what was taken over from elsewhere.
        IEnumerable<StatedAffiliation> stated = imported.SelectMany(AffiliationFile.Read).Concat(people.Decisions.Organisations.Select(it => Statement(it, workspace.People)));
        return new PeopleSettings(people.Decisions, organisations, new StatedAffiliations(stated), Digest([workspace.People, workspace.Organisations, .. imported]));
    }

    /// <summary>The workspace's files of affiliations that were imported, in order of name.</summary>
    public static IReadOnlyList<string> Imported(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Directory.Exists(workspace.Affiliations) ? Directory.EnumerateFiles(workspace.Affiliations).Order(StringComparer.Ordinal).ToList() : [];
    }

    private static StatedAffiliation Statement(StatedOrganisation said, string file) =>
        new(said.Of.Address, said.Organisation, MonthOf(said.From), MonthOf(said.Until), file);

    private static Month? MonthOf(DateOnly? day) => day is { } known ? Month.Containing(known) : null;

    private static string Digest(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in files.Where(File.Exists))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
