namespace Tributary.People.Organisations;

/// <summary>Tells universities by the names that they register; those with plain names are in <c>organisations.yaml</c>.</summary>
internal static class AcademicHost
{
    private static readonly HashSet<string> Alumni = new(["alum", "alumni", "alumnos"], StringComparer.Ordinal);

    /// <summary>True for example.edu, example.edu.cn, example.ac.uk, uni-example.de.</summary>
    /// <param name="domain">Registered name. One right under .ac is no university's: that is Ascension Island, where anybody registers.</param>
    public static bool IsAcademic(string domain)
    {
        string[] labels = domain.Split('.');
        return labels is [_, "edu"] or [_, "edu" or "ac", { Length: 2 }]
            || (labels is [var name, "de" or "at"] && (name.StartsWith("uni-", StringComparison.Ordinal) || name.StartsWith("tu-", StringComparison.Ordinal)))
            || (labels is [var french, "fr"] && french.StartsWith("univ-", StringComparison.Ordinal));
    }

    /// <summary>True for an address that a university leaves its graduates for life.</summary>
    public static bool IsAlumni(string host) => host.Split('.').Any(Alumni.Contains) || host.StartsWith("post.harvard.", StringComparison.Ordinal);
}
