using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tributary.Git;
using Tributary.Ingest;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Testing.Planted;

/// <summary>Writes a planted field's facts into a store as a sync of its repositories would, but without git.</summary>
public static class PlantedFacts
{
    private const string Branch = "refs/heads/main";

    /// <summary>Writes catalog and facts, and derives what follows. The store is empty.</summary>
    /// <param name="store">Where.</param>
    /// <param name="field">What.</param>
    /// <param name="idOf">The ids of commits, equal for equal <see cref="PlantedCommit.Key"/>; null: they are made up.</param>
    /// <returns>How many commits were written, merges and copies among them.</returns>
    public static int Write(FactStore store, PlantedField field, Func<PlantedCommit, ObjectId>? idOf = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(field);
        int commits = WriteFacts(store, field, idOf);
        Derive(store, field);
        return commits;
    }

    /// <summary>Derives what follows from facts that were written.</summary>
    public static void Derive(FactStore store, PlantedField field)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(field);
        Derivation.Run(store.Connection, field.Catalog, PeopleSettings.None, CancellationToken.None);
    }

    /// <summary>Writes catalog and facts.</summary>
    public static int WriteFacts(FactStore store, PlantedField field, Func<PlantedCommit, ObjectId>? idOf = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(field);
        IReadOnlyDictionary<RepositoryName, int> numbers = CatalogWriter.Write(store.Connection, field.Catalog, TimeProvider.System);
        int commits = 0;
        foreach (PlantedRepository repository in field.Repositories)
        {
            using var load = new BulkLoad(store.Connection);
            Tip tip = repository.IsMissing ? new Tip { Outcome = Outcome.Missing, Reason = "there is no mirror of it" } : WriteHistory(load, numbers[repository.Name], field, repository, idOf ?? MakeId);
            tip.Write(load, numbers[repository.Name], before: null, field.Options.CoveredUntil);
            load.Commit();
            commits += tip.Commits;
        }

        return commits;
    }

    private static Tip WriteHistory(BulkLoad load, int number, PlantedField field, PlantedRepository repository, Func<PlantedCommit, ObjectId> idOf)
    {
        var loader = new RepositoryLoader(load, number, new HashSet<ObjectId>());
        var ids = new List<ObjectId>();
        var paths = new Dictionary<int, byte[]>();
        long committed = 0;
        foreach (PlantedCommit commit in field.HistoryOf(repository))
        {
            ids.Add(idOf(commit));
            committed = commit.CommitterTime;
            Visit(loader, commit, ids, path => paths.TryGetValue(path, out byte[]? known) ? known : paths[path] = Encoding.UTF8.GetBytes(repository.PathOf(path)));
        }

        loader.Complete();
        return new Tip { Outcome = Outcome.Read, Branch = Branch, Id = ids[^1], Committed = committed, CoveredUntil = field.Options.CoveredUntil, Commits = ids.Count };
    }

    private static void Visit(RepositoryLoader loader, PlantedCommit commit, List<ObjectId> ids, Func<int, byte[]> pathOf)
    {
        string parents = commit.Parent == PlantedCommit.None ? "" : commit.IsMerge ? $"{ids[commit.Parent]} {ids[commit.Number - 1]}" : ids[commit.Parent].ToString();
        var record = new CommitRecord
        {
            Id = ids[commit.Number],
            Parents = Encoding.ASCII.GetBytes(parents),
            Author = ToMoment(commit.AuthorSignature, commit.AuthorTime, commit.Offset),
            Committer = ToMoment(commit.Committer, commit.CommitterTime, PlantedCommit.CommitterOffset),
            Subject = Encoding.UTF8.GetBytes(commit.Subject),
            Body = Encoding.UTF8.GetBytes(commit.Body),
        };
        loader.VisitCommit(in record);
        foreach (PlantedChange change in commit.Changes) loader.VisitChange((byte)change.Status, pathOf(change.Path));
    }

    private static CommitRecord.Moment ToMoment(Signature signature, long time, string offset) =>
        new() { Name = Encoding.UTF8.GetBytes(signature.Name), Address = Encoding.UTF8.GetBytes(signature.Address), Time = time, Offset = Encoding.ASCII.GetBytes(offset) };

    private static ObjectId MakeId(PlantedCommit commit)
    {
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{commit.Key}")));
        return new ObjectId(hash.AsSpan(0, ObjectId.Sha1Length));
    }
}
