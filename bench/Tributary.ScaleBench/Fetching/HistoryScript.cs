using System.Globalization;
using System.Text;

namespace Tributary.ScaleBench.Fetching;

/// <summary>A small history as git fast-import reads it.</summary>
/// <param name="Text">The commands. Of a history that grows, they print its tip without the last commit, then with it.</param>
/// <param name="Commits">Its commits, without the one by which it grows.</param>
internal sealed record HistoryScript(string Text, int Commits)
{
    private const long FirstDate = 1_735_689_600;
    private const int LongestPause = 20 * 86_400;
    private const int People = 400;

    /// <summary>Writes one: 20 to 60 commits by a few people, a few dozen files.</summary>
    /// <param name="number">Equal numbers make equal histories.</param>
    /// <param name="branch">The branch's full ref name.</param>
    /// <param name="grows">Whether there is one commit more, which the branch holds at the end.</param>
    public static HistoryScript Write(int number, string branch, bool grows)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        int commits = random.Next(20, 61);
        int files = random.Next(24, 49);
        int[] people = Enumerable.Range(0, random.Next(2, 9)).Select(_ => random.Next(People)).ToArray();
        long date = FirstDate;
        for (int commit = 1; commit <= (grows ? commits + 1 : commits); commit++)
        {
            date += random.Next(60, LongestPause);
            int person = people[random.Next(people.Length)];
            text.Append(CultureInfo.InvariantCulture, $"commit {branch}\nmark :{commit}\n");
            foreach (string role in (string[])["author", "committer"])
                text.Append(CultureInfo.InvariantCulture, $"{role} Person {person} <person{person}@example.com> {date} +0000\n");
            AppendData(text, $"Change number {commit} of repository {number}\n\nWhat it is good for.\n\nSigned-off-by: Person {person} <person{person}@example.com>\n");
            // The first commit brings every file.
            foreach (int file in commit == 1 ? Enumerable.Range(0, files) : Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(files)).Distinct())
            {
                text.Append(CultureInfo.InvariantCulture, $"M 100644 inline src/part{file % 6}/file{file}.txt\n");
                AppendData(text, string.Join('\n', Enumerable.Range(0, 40).Select(line => $"{number} {commit} {file} {line} {random.Next()}")));
            }
        }

        if (grows) text.Append(CultureInfo.InvariantCulture, $"get-mark :{commits}\nget-mark :{commits + 1}\n");
        return new HistoryScript(text.ToString(), commits);
    }

    private static void AppendData(StringBuilder text, string content) => text.Append(CultureInfo.InvariantCulture, $"data {Encoding.UTF8.GetByteCount(content)}\n{content}\n");
}
