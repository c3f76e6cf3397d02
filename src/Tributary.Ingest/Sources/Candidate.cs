using Tributary.Model;
using Tributary.Store;

namespace Tributary.Ingest.Sources;

/// <summary>A repository to be brought up to date.</summary>
/// <param name="Name">owner/name, as the catalog has it.</param>
/// <param name="Number">Its number in the store.</param>
/// <param name="Url">Where it is fetched from.</param>
/// <param name="Before">Its state up to now; null: it was never tried.</param>
internal sealed record Candidate(RepositoryName Name, int Number, RemoteUrl Url, Tip? Before);
