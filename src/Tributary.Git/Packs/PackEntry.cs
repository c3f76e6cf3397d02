using Tributary.Git.Objects;

namespace Tributary.Git.Packs;

/// <summary>What a pack says of an object before its deflated data.</summary>
/// <param name="Type">The object's; <see cref="ObjectType.None"/> where it is a delta, whose base tells.</param>
/// <param name="Size">Bytes of the data, inflated: the object, or the delta.</param>
/// <param name="Data">Where the deflated data begins.</param>
/// <param name="BaseOffset">Where the delta's base begins in the same pack; 0: there is none, or it is named by its id, which stands before the data (<see cref="PackFile.BaseIdOf"/>).</param>
internal readonly record struct PackEntry(ObjectType Type, int Size, long Data, long BaseOffset);
