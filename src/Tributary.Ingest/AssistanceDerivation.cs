using Tributary.Model;
using Tributary.People.Assistance;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Finds the signatures and the lines by which commits declare a coding agent's part, for <c>Derive/assistance.sql</c>.</summary>
internal static class AssistanceDerivation
{
    private const int LongestEvidence = 200;

    /// <summary>Writes what the rules say of signatures and lines into temporary tables: signature_mark and line_mark.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="signatures">Every signature with its numbers.</param>
    public static void WriteMarks(DuckDbConnection connection, IReadOnlyDictionary<Signature, List<long>> signatures)
    {
        connection.Execute("""
            create or replace temp table signature_mark (signature bigint not null, part varchar not null, agent varchar not null, mark varchar not null, evidence varchar not null);
            create or replace temp table line_mark (key varchar not null, value varchar not null, agent varchar not null, mark varchar not null, evidence varchar not null)
            """);
        WriteSignatures(connection, signatures);
        WriteLines(connection);
    }

    /// <summary>A mark's kind as the store has it.</summary>
    public static string Word(MarkKind kind) => kind == MarkKind.CoAuthor ? "co-author" : kind.ToString().ToLowerInvariant();

    private static void WriteSignatures(DuckDbConnection connection, IReadOnlyDictionary<Signature, List<long>> signatures)
    {
        using DuckDbAppender rows = connection.Append("signature_mark");
        foreach ((Signature signature, List<long> numbers) in signatures)
        {
            Write(numbers, "author", MarkRules.Default.OfAuthor(signature), signature);
            Write(numbers, "co-author", MarkRules.Default.OfCoAuthor(signature), signature);
        }

        rows.Complete();

        void Write(List<long> numbers, string part, Mark? mark, Signature signature)
        {
            if (mark is null) return;
            foreach (long number in numbers) rows.Add(number).Add(part).Add(mark.Agent).Add(Word(mark.Kind)).Add(Evidence($"{signature.Name} <{signature.Address}>")).EndRow();
        }
    }

    private static void WriteLines(DuckDbConnection connection)
    {
        var marks = new List<(string Key, string Value, Mark Mark)>();
        string keys = string.Join(", ", MarkRules.Default.Keys.Select(key => $"'{key}'"));
        using (DuckDbResult rows = connection.Query($"select distinct coalesce(key, '') as key, value from trailer where key is null or value like 'http%' or key in ({keys}) order by key, value"))
        {
            while (rows.Read())
            {
                if (MarkRules.Default.OfLine(rows.GetString(0), rows.GetString(1)) is { } mark) marks.Add((rows.GetString(0), rows.GetString(1), mark));
            }
        }

        using DuckDbAppender lines = connection.Append("line_mark");
        foreach ((string key, string value, Mark mark) in marks)
            lines.Add(key).Add(value).Add(mark.Agent).Add(Word(mark.Kind)).Add(Evidence(key.Length > 0 ? $"{key}: {value}" : value)).EndRow();
        lines.Complete();
    }

    private static string Evidence(string text) => text.Length <= LongestEvidence ? text : text[..(char.IsHighSurrogate(text[LongestEvidence - 1]) ? LongestEvidence - 1 : LongestEvidence)];
}
