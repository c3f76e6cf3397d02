using Tributary.Model;
using Tributary.People;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Writes who is who, in both readings: addresses as written, and contributors as the rules and the user find them.</summary>
internal static class IdentityDerivation
{
    /// <summary>The plain reading: an address is a contributor.</summary>
    public const string Raw = "raw";

    /// <summary>The reading that metrics use unless asked otherwise.</summary>
    public const string Resolved = "resolved";

    /// <summary>Reads what the rules go by; the numbers that each signature has come with it.</summary>
    public static (Dictionary<Signature, List<long>> Numbers, IdentityEvidence Evidence) Read(DuckDbConnection connection, Decisions decisions)
    {
        (Dictionary<Signature, List<long>> numbers, List<Sighting> sightings) = ReadSightings(connection);
        return (numbers, new IdentityEvidence
        {
            Sightings = sightings,
            Named = ReadNamed(connection, numbers),
            Mailmaps = ReadMailmaps(connection),
            Decisions = decisions,
        });
    }

    /// <summary>Writes <c>contributor</c>, <c>identity</c> and <c>question</c>, which are empty.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="resolution">What the rules find.</param>
    /// <param name="numbers">Of each signature.</param>
    public static void Write(DuckDbConnection connection, Resolution resolution, Dictionary<Signature, List<long>> numbers)
    {
        WriteRaw(connection, numbers);
        WriteResolved(connection, resolution, numbers);
        WriteQuestions(connection, resolution, numbers);
    }

    // Signatures that differ only in bytes that are no text have several numbers.
    private static (Dictionary<Signature, List<long>> Numbers, List<Sighting> Sightings) ReadSightings(DuckDbConnection connection)
    {
        var numbers = new Dictionary<Signature, List<long>>();
        var sightings = new List<Sighting>();
        using DuckDbResult rows = connection.Query(
            """
            with standing as (
              -- What only lost commits bear is nobody's evidence: who is who must not depend on what a branch once held.
              select repository, author as signature from commit where lost_at is null
              union
              select repository, committer from commit where lost_at is null
              union
              select t.repository, t.signature
              from trailer t
              join commit c on c.repository = t.repository and c.commit = t.commit
              where t.signature is not null and c.lost_at is null
            )
            select s.repository, s.signature, s.name, s.address, coalesce(a.commits, 0)
            from signature s
            join standing on standing.repository = s.repository and standing.signature = s.signature
            left join (
              select repository, author, count(*) as commits
              from commit
              where lost_at is null and parent_count < 2
              group by repository, author
            ) a on a.repository = s.repository and a.author = s.signature
            order by s.signature, s.repository
            """);
        while (rows.Read())
        {
            var signature = new Signature(rows.GetString(2), rows.GetString(3));
            if (!numbers.TryGetValue(signature, out List<long>? known)) numbers[signature] = known = [];
            if (known.Count == 0 || known[^1] != rows.GetInt64(1)) known.Add(rows.GetInt64(1));
            sightings.Add(new Sighting(signature, rows.GetInt32(0), rows.GetInt64(4)));
        }

        return (numbers, sightings);
    }

    private static List<(Signature Author, Signature Named)> ReadNamed(DuckDbConnection connection, Dictionary<Signature, List<long>> numbers)
    {
        Dictionary<long, Signature> signatures = numbers.SelectMany(pair => pair.Value.Select(number => (number, pair.Key))).ToDictionary(pair => pair.number, pair => pair.Key);
        var named = new List<(Signature, Signature)>();
        using DuckDbResult rows = connection.Query(
            """
            select distinct c.author, t.signature
            from trailer t
            join commit c on c.repository = t.repository and c.commit = t.commit
            where t.signature <> c.author and c.lost_at is null
            """);
        while (rows.Read()) named.Add((signatures[rows.GetInt64(0)], signatures[rows.GetInt64(1)]));
        return named;
    }

    private static Dictionary<int, Mailmap> ReadMailmaps(DuckDbConnection connection)
    {
        var mailmaps = new Dictionary<int, Mailmap>();
        using DuckDbResult rows = connection.Query("select repository, content from mailmap");
        while (rows.Read()) mailmaps.Add(rows.GetInt32(0), Mailmap.Parse(rows.GetString(1)));
        return mailmaps;
    }

    private static void WriteRaw(DuckDbConnection connection, Dictionary<Signature, List<long>> numbers)
    {
        using DuckDbAppender identities = connection.Append("identity");
        using DuckDbAppender contributors = connection.Append("contributor");
        foreach (IGrouping<string, KeyValuePair<Signature, List<long>>> address in numbers.GroupBy(pair => pair.Key.Address.Trim().ToLowerInvariant(), StringComparer.Ordinal))
        {
            long contributor = address.SelectMany(pair => pair.Value).Min();
            contributors.Add(Raw).Add(contributor).Add(address.Key).Add("address").EndRow();
            foreach (long signature in address.SelectMany(pair => pair.Value)) identities.Add(Raw).Add(signature).Add(contributor).Add("address as written").Add(address.Key).AddNull().EndRow();
        }

        identities.Complete();
        contributors.Complete();
    }

    private static void WriteResolved(DuckDbConnection connection, Resolution resolution, Dictionary<Signature, List<long>> numbers)
    {
        using DuckDbAppender identities = connection.Append("identity");
        using DuckDbAppender contributors = connection.Append("contributor");
        foreach (Contributor contributor in resolution.Contributors)
        {
            // The least of the numbers, which are digests: it stays while others come, but for one in as many as there are.
            long number = contributor.Signatures.Min(signature => numbers[signature].Min());
            contributors.Add(Resolved).Add(number).Add(contributor.Name).Add(contributor.Kind.ToString().ToLowerInvariant()).EndRow();
            foreach (Link link in Link.Chain(contributor))
            {
                foreach (long signature in numbers[link.Signature])
                {
                    identities.Add(Resolved).Add(signature).Add(number).Add(link.Rule).Add(link.Evidence);
                    if (link.JoinedTo is { } joined) identities.Add(numbers[joined][0]).EndRow();
                    else identities.AddNull().EndRow();
                }
            }
        }

        identities.Complete();
        contributors.Complete();
    }

    private static void WriteQuestions(DuckDbConnection connection, Resolution resolution, Dictionary<Signature, List<long>> numbers)
    {
        using DuckDbAppender questions = connection.Append("question");
        foreach (OpenQuestion question in resolution.Questions)
            questions.Add(numbers[question.One][0]).Add(numbers[question.Other][0]).Add(question.Rule.Name).Add(question.Evidence).Add(question.Guard.Name).Add(question.Commits).EndRow();
        questions.Complete();
    }
}
