using Tributary.Yaml;

namespace Tributary.People.Organisations;

/// <summary>A table with a heading line: columns address or name, organisation, from and until, apart by commas or tabs.</summary>
internal sealed class AffiliationTable(string file, YamlProblems problems)
{
    private static readonly string[] Columns = ["address", "name", "organisation", "from", "until"];

    /// <summary>True for a line that names an organisation's column.</summary>
    public static bool IsHeader(string line) => Titles(line).Contains("organisation", StringComparer.Ordinal);

    public List<StatedAffiliation> Read(IReadOnlyList<string> lines)
    {
        string[] titles = Titles(lines[0]);
        foreach (string title in titles.Where(title => !Columns.Contains(title, StringComparer.Ordinal)))
            problems.Add(file, 1, $"'{title}' is no column here; use address or name, organisation, from and until");
        if (!titles.Contains("address", StringComparer.Ordinal) && !titles.Contains("name", StringComparer.Ordinal)) problems.Add(file, 1, "no column says whom a line is about; add address or name");
        return lines.Select((text, index) => (text, line: index + 1)).Skip(1).Where(it => it.text.Trim().Length > 0 && it.text[0] != '#')
            .Select(it => ReadLine(titles, Split(it.text, Separator(lines[0])), it.line)).OfType<StatedAffiliation>().ToList();
    }

    private StatedAffiliation? ReadLine(string[] titles, List<string> fields, int line)
    {
        if (fields.Count != titles.Length)
        {
            problems.Add(file, line, $"the line has {fields.Count} fields, the heading {titles.Length}; quote fields that hold a separator");
            return null;
        }

        string person = Field("address") is { Length: > 0 } address ? address : Field("name");
        string organisation = Field("organisation");
        if (person.Length == 0) problems.Add(file, line, "the line does not say whom it is about; give an address or a name");
        if (organisation.Length == 0) problems.Add(file, line, "the line names no organisation; write one, or independent or unknown");
        Month? from = ReadMonth(Field("from"), line);
        Month? until = ReadMonth(Field("until"), line);
        if (from >= until) problems.Add(file, line, "it ends before it begins; 'until' is the first month no longer");
        return new StatedAffiliation(person, AffiliationFile.Normalise(organisation), from, until, $"{file}:{line}");

        string Field(string title) => Array.IndexOf(titles, title) is >= 0 and var index ? fields[index] : "";
    }

    private Month? ReadMonth(string text, int line)
    {
        if (text.Length == 0) return null;
        if (Month.TryParse(text, out Month month)) return month;
        problems.Add(file, line, $"'{text}' is no month or day; write it as 2024-09 or 2024-09-30");
        return null;
    }

    private static string[] Titles(string line) =>
        Split(line.TrimStart('\uFEFF'), Separator(line)).Select(title => title.ToLowerInvariant() switch { "organization" => "organisation", "email" => "address", var other => other }).ToArray();

    private static char Separator(string header) => header.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';

    // RFC 4180 on one line: a field in quotes may hold separators, and a quote written twice.
    private static List<string> Split(string line, char separator)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char letter = line[i];
            if (letter == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
            else if (letter == '"' && (isQuoted || field.ToString().Trim().Length == 0)) isQuoted = !isQuoted;
            else if (letter == separator && !isQuoted) Next();
            else field.Append(letter);
        }

        Next();
        return fields;

        void Next()
        {
            fields.Add(field.ToString().Trim());
            field.Clear();
        }
    }
}
