using System.Text.RegularExpressions;
using Tributary.Yaml;

namespace Tributary.People.Organisations;

/// <summary>
/// The layout of gitdm's <c>developers_affiliations.txt</c>, as https://github.com/cncf/gitdm writes it:
/// <c>login: ada!example.com, ada!example.org</c>, then a line for each organisation that begins with a tab:
/// <c>Example Corp from 2018-01-01 until 2020-01-01</c>, either date left out where it is open.
/// </summary>
internal sealed partial class GitdmAffiliations(string file, YamlProblems problems)
{
    public List<StatedAffiliation> Read(IReadOnlyList<string> lines)
    {
        var stated = new List<StatedAffiliation>();
        List<string> people = [];
        Month? end = null;
        for (int i = 0; i < lines.Count; i++)
        {
            string text = lines[i];
            int line = i + 1;
            if (text.Trim().Length == 0 || text[0] == '#') continue;
            if (text[0] is not ('\t' or ' '))
            {
                people = ReadPeople(text, line);
                end = null;
            }
            else if (ReadOrganisation(text.Trim(), line) is { } it)
            {
                if (people.Count == 0 && stated.Count == 0) problems.Add(file, line, "an organisation without a person above it; write 'login: address!domain' first");
                // An organisation without a beginning begins where the one above ends.
                Month? from = it.From ?? end;
                end = it.Until;
                if (from >= it.Until) problems.Add(file, line, "it ends before it begins");
                stated.AddRange(people.Select(person => new StatedAffiliation(person, it.Organisation, from, it.Until, $"{file}:{line}")));
            }
        }

        return stated;
    }

    [GeneratedRegex(@"^(?<organisation>.+?)\*?(\s+from\s+(?<from>\d\S*))?(\s+until\s+(?<until>\d\S*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line { get; }

    // The file writes '!' for '@', to keep addresses from harvesters.
    private List<string> ReadPeople(string text, int line)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        List<string> people = colon < 0 ? [] : text[(colon + 1)..].Split(',').Select(address => address.Trim().Replace('!', '@')).Where(address => address.Contains('@', StringComparison.Ordinal)).ToList();
        if (people.Count == 0) problems.Add(file, line, "this is neither a table with a heading nor gitdm's 'login: address!domain, address!domain'");
        return people;
    }

    private (string Organisation, Month? From, Month? Until)? ReadOrganisation(string text, int line)
    {
        Match match = Line.Match(text);
        if (!match.Success) return null;
        return (AffiliationFile.Normalise(match.Groups["organisation"].Value.Trim()), ReadMonth(match.Groups["from"], line), ReadMonth(match.Groups["until"], line));
    }

    private Month? ReadMonth(Group group, int line)
    {
        if (!group.Success) return null;
        if (Month.TryParse(group.Value, out Month month)) return month;
        problems.Add(file, line, $"'{group.Value}' is no date; write it as 2024-09-30");
        return null;
    }
}
