namespace Tributary.Testing.Packs;

/// <summary>What an entry of a pack says that it is.</summary>
/// <remarks>Source: gitformat-pack(5), "object types".</remarks>
public enum PackEntryKind
{
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,
    OffsetDelta = 6,
    ReferenceDelta = 7,
}
