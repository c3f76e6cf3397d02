namespace Tributary.Store;

/// <summary>Gives readers a copy of a store that never changes under them: those that are open go on with the one they have, new ones see the new one.</summary>
public static class Publication
{
    private const string PartSuffix = ".part";

    /// <summary>Copies a closed store and puts the copy in place by an atomic rename.</summary>
    /// <param name="store">The store's file, which no connection has open, with all that was written checkpointed.</param>
    /// <param name="published">The file that readers open.</param>
    /// <exception cref="StoreException">The store was not checkpointed, or is none.</exception>
    public static void Publish(string store, string published)
    {
        if (File.Exists(store + ".wal")) throw new StoreException($"The store {store} was not closed in order. Run 'tributary sync' again.");
        string part = published + PartSuffix;
        try
        {
            File.Copy(store, part, overwrite: true);
            // After a power cut the name must not stand for a file that is not there yet.
            using (var copy = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) copy.Flush(flushToDisk: true);
            File.Move(part, published, overwrite: true);
        }
        catch
        {
            // A disk that ran full is not to stay so for a copy of no use.
            File.Delete(part);
            throw;
        }

        using FactStore next = FactStore.OpenForReading(published).KeepingAnswers();
        next.Answers!.ForgetOthers();
    }
}
