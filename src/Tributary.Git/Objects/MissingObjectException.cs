namespace Tributary.Git.Objects;

/// <summary>An object is nowhere in a repository.</summary>
internal sealed class MissingObjectException(string message) : MirrorException(message);
