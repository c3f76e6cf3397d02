using Tributary.Model;

namespace Tributary.People;

/// <summary>A signature seen in a repository.</summary>
/// <param name="Signature">As written.</param>
/// <param name="Repository">A number that names the repository; which one it is does not matter.</param>
/// <param name="Commits">Authored there; 0 where it is only named in trailers or as committer.</param>
public readonly record struct Sighting(Signature Signature, int Repository, long Commits);
