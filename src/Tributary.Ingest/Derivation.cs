using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tributary.Catalog;
using Tributary.Model;
using Tributary.People;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Makes the derived tables from the facts and the rules: who is who, where a commit is at home, who was active when.</summary>
internal static class Derivation
{
    /// <summary>The plain reading: an address is a contributor.</summary>
    public const string Raw = "raw";

    /// <summary>The reading that metrics use unless asked otherwise.</summary>
    public const string Resolved = "resolved";

    /// <summary>Derives anew, in one transaction, unless the facts, the catalog and the rules are those of the last time.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was derived is as before.</exception>
    public static void Run(DuckDbConnection connection, RepositoryCatalog catalog, CancellationToken cancellation)
    {
        using CancellationTokenRegistration interrupt = cancellation.Register(connection.Interrupt);
        try
        {
            Derive(connection, catalog, cancellation);
        }
        catch (DuckDbException error) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("the derivation was stopped", error, cancellation);
        }
    }

    private static void Derive(DuckDbConnection connection, RepositoryCatalog catalog, CancellationToken cancellation)
    {
        string tips = FactStore.TipsDigest(connection);
        string rules = Rules(catalog);
        object? same = connection.QueryScalar(
            "select count(*) = 2 from provenance where (name = $tips_name and value = $tips) or (name = 'rules' and value = $rules)",
            ("tips_name", FactStore.DerivedTips), ("tips", tips), ("rules", rules));
        if (same is true) return;
        using DuckDbTransaction transaction = connection.Begin();
        connection.Execute("delete from contributor; delete from identity; delete from origin; delete from activity; delete from coverage_note; delete from provenance");
        WriteIdentities(connection);
        cancellation.ThrowIfCancellationRequested();
        connection.Execute(Sql("origin"));
        foreach (string people in (string[])[Raw, Resolved])
        {
            cancellation.ThrowIfCancellationRequested();
            _ = connection.Execute(Sql("activity"), ("people", people));
        }

        cancellation.ThrowIfCancellationRequested();
        connection.Execute(Sql("coverage_note"));
        foreach ((string name, string value) in (ReadOnlySpan<(string, string)>)
            [("contents", "facts"), ("catalog", catalog.Name), ("catalog_title", catalog.Title), ("catalog_fingerprint", catalog.Fingerprint), ("rules", rules), (FactStore.DerivedTips, FactStore.TipsDigest(connection))])
        {
            _ = connection.Execute("insert into provenance (name, value) values ($name, $value)", ("name", name), ("value", value));
        }

        transaction.Commit();
    }

    // All but the facts that the derived tables follow from: the catalog, and the program with its rules.
    private static string Rules(RepositoryCatalog catalog) =>
        $"{catalog.Fingerprint} {typeof(Derivation).Assembly.ManifestModule.ModuleVersionId} {typeof(AddressIdentity).Assembly.ManifestModule.ModuleVersionId}";

    private static void WriteIdentities(DuckDbConnection connection)
    {
        List<(long Id, Signature Signature)> signatures = ReadSignatures(connection);
        using DuckDbAppender identities = connection.Append("identity");
        using DuckDbAppender contributors = connection.Append("contributor");
        var written = new HashSet<(string, long)>();
        foreach ((long id, Signature signature) in signatures)
        {
            Write(Raw, id, AddressIdentity.Raw(signature), "address");
            Identity resolved = AddressIdentity.Normalised(signature, KindRules.Default);
            Write(Resolved, id, resolved, resolved.Kind.ToString().ToLowerInvariant());
        }

        identities.Complete();
        contributors.Complete();

        void Write(string people, long signature, Identity identity, string kind)
        {
            long contributor = ContributorNumber(identity.Contributor);
            identities.Add(people).Add(signature).Add(contributor).Add(identity.Rule).Add(identity.Evidence).EndRow();
            if (written.Add((people, contributor))) contributors.Add(people).Add(contributor).Add(identity.Contributor).Add(kind).EndRow();
        }
    }

    private static List<(long Id, Signature Signature)> ReadSignatures(DuckDbConnection connection)
    {
        var signatures = new List<(long, Signature)>();
        using DuckDbResult rows = connection.Query("select distinct signature, name, address from signature order by signature");
        while (rows.Read()) signatures.Add((rows.GetInt64(0), new Signature(rows.GetString(1), rows.GetString(2))));
        return signatures;
    }

    private static long ContributorNumber(string contributor) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(contributor)));

    private static string Sql(string name)
    {
        using Stream stream = typeof(Derivation).Assembly.GetManifestResourceStream($"Derive/{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
