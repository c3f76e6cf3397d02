namespace Tributary.Catalog.Work;

/// <summary>Something that a commit can be about: an area, a kind, an ecosystem or a layer.</summary>
/// <param name="Id">Short name, as scopes are named.</param>
/// <param name="Title">As it is printed.</param>
public record WorkLabel(string Id, string Title);

/// <summary>Where in a project a change lies.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Group">What the area is to a project.</param>
/// <param name="Layer">The layer of the stack that its changes belong to; null: their repository's.</param>
public sealed record WorkArea(string Id, string Title, AreaGroup Group, WorkLabel? Layer) : WorkLabel(Id, Title);

/// <summary>What a change does.</summary>
/// <param name="Id">Short name; no kind of contributor's.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Area">Where a commit lies that says at its head to be of this kind, whatever it touches; null: where its paths lie.</param>
public sealed record WorkKind(string Id, string Title, WorkArea? Area) : WorkLabel(Id, Title);

/// <summary>What an area is to a project.</summary>
public enum AreaGroup
{
    /// <summary>What the project is made for.</summary>
    Product,

    /// <summary>Code of which the path does not say what it is for.</summary>
    Code,

    /// <summary>What goes with it: tests, documentation, builds.</summary>
    Support,

    /// <summary>Paths of which nothing tells what they are for, and commits without any.</summary>
    Other,

    /// <summary>Not the project's own work: vendored and generated paths. They count only in commits that touch nothing else.</summary>
    Excluded,
}
