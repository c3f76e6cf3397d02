using Tributary.Yaml;

namespace Tributary.People.Organisations;

/// <summary>A user's own file of affiliations: a table (CSV or TSV), or the layout of gitdm's <c>developers_affiliations.txt</c>.</summary>
public static class AffiliationFile
{
    /// <summary>Reads a file of either layout; the first line tells which.</summary>
    /// <exception cref="AffiliationException">Lines can't be read; all of them are named at once.</exception>
    public static IReadOnlyList<StatedAffiliation> Read(string file)
    {
        using StreamReader text = File.OpenText(file);
        return Read(text, file);
    }

    /// <summary>Reads a text of either layout.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">What problems call it.</param>
    /// <exception cref="AffiliationException">Lines can't be read; all of them are named at once.</exception>
    public static IReadOnlyList<StatedAffiliation> Read(TextReader text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string>();
        while (text.ReadLine() is { } line) lines.Add(line);
        var problems = new YamlProblems();
        IReadOnlyList<StatedAffiliation> stated = AffiliationTable.IsHeader(lines.FirstOrDefault() ?? "")
            ? new AffiliationTable(file, problems).Read(lines)
            : new GitdmAffiliations(file, problems).Read(lines);
        AffiliationException.ThrowIfAny(problems);
        return stated;
    }

    /// <summary>An organisation as files spell it, where it is none, in our words.</summary>
    internal static string Normalise(string organisation) => organisation.ToUpperInvariant() switch
    {
        "INDEPENDENT" or "SELF" or "(INDEPENDENT)" => StatedAffiliation.Independent,
        "UNKNOWN" or "(UNKNOWN)" or "NOTFOUND" or "(NOT FOUND)" or "?" => StatedAffiliation.Unknown,
        _ => organisation,
    };
}
