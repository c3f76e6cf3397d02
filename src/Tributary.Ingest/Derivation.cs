using Tributary.Catalog;
using Tributary.Model;
using Tributary.People;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Ingest;

/// <summary>Makes the derived tables from the facts and the rules: who is who, where a commit is at home, who was active when.</summary>
internal static class Derivation
{
    /// <summary>Derives anew, in one transaction, unless the facts, the catalog and the rules are those of the last time.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was derived is as before.</exception>
    public static void Run(DuckDbConnection connection, RepositoryCatalog catalog, PeopleSettings people, CancellationToken cancellation)
    {
        using CancellationTokenRegistration interrupt = cancellation.Register(connection.Interrupt);
        try
        {
            Derive(connection, catalog, people, cancellation);
        }
        catch (DuckDbException error) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("the derivation was stopped", error, cancellation);
        }
    }

    private static void Derive(DuckDbConnection connection, RepositoryCatalog catalog, PeopleSettings people, CancellationToken cancellation)
    {
        string tips = FactStore.TipsDigest(connection);
        string rules = Rules(catalog, people);
        object? same = connection.QueryScalar(
            "select count(*) = 2 from provenance where (name = $tips_name and value = $tips) or (name = 'rules' and value = $rules)",
            ("tips_name", FactStore.DerivedTips), ("tips", tips), ("rules", rules));
        if (same is true) return;
        (Dictionary<Signature, List<long>> numbers, IdentityEvidence evidence) = IdentityDerivation.Read(connection, people.Decisions);
        // The rules of people take one processor; the other writes the facts that were read into the file, and then has the statements that don't wait for people.
        var resolution = Task.Run(() => Identities.Resolve(evidence), cancellation);
        connection.Execute("checkpoint");
        using DuckDbTransaction transaction = connection.Begin();
        bool sameProgram = Equals(connection.QueryScalar("select value from provenance where name = 'program'"), Program);
        ActivityDerivation.Remember(connection);
        connection.Execute("delete from contributor; delete from identity; delete from question; delete from origin; delete from sharing; delete from assistance");
        bool all = WorkDerivation.Write(connection, catalog, cancellation) || !sameProgram;
        connection.Execute(Sql("origin"));
        connection.Execute(Sql("sharing"));
        AssistanceDerivation.WriteMarks(connection, numbers);
        connection.Execute(Sql("assistance"));
        if (all) ActivityDerivation.Begin(connection, all);
        cancellation.ThrowIfCancellationRequested();
        IdentityDerivation.Write(connection, resolution.GetAwaiter().GetResult(), numbers);
        if (!all) ActivityDerivation.Begin(connection, all);
        var affiliations = AffiliationDerivation.Read(connection, IdentityDerivation.Resolved);
        var timelines = Task.Run(() => affiliations.Find(people.Organisations, people.Affiliations), cancellation);
        ActivityDerivation.Write(connection, cancellation);
        AffiliationDerivation.Write(connection, IdentityDerivation.Resolved, timelines.GetAwaiter().GetResult());
        connection.Execute("delete from coverage_note; delete from provenance");
        connection.Execute(Sql("coverage_note"));
        foreach ((string name, string value) in (ReadOnlySpan<(string, string)>)
            [("contents", "facts"), ("catalog", catalog.Name), ("catalog_title", catalog.Title), ("catalog_fingerprint", catalog.Fingerprint), ("program", Program), ("rules", rules), WorkDerivation.Note(catalog), (FactStore.DerivedTips, FactStore.TipsDigest(connection))])
        {
            _ = connection.Execute("insert into provenance (name, value) values ($name, $value)", ("name", name), ("value", value));
        }

        transaction.CommitIntoFile();
    }

    // All but the facts that the derived tables follow from: the catalog, what the user says, and the program with its rules.
    private static string Rules(RepositoryCatalog catalog, PeopleSettings people) =>
        $"{WorkDerivation.Rules(catalog)} {people.Fingerprint} {Program}";

    private static string Program { get; } = $"{typeof(Derivation).Assembly.ManifestModule.ModuleVersionId} {typeof(Identities).Assembly.ManifestModule.ModuleVersionId}";

    /// <summary>The statement in Derive/name.sql.</summary>
    internal static string Sql(string name)
    {
        using Stream stream = typeof(Derivation).Assembly.GetManifestResourceStream($"Derive/{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
