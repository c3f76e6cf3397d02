using Tributary.Model;

namespace Tributary.Git.Reading;

/// <summary>A commit of a <see cref="CommitBatch"/>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">Where its content is kept.</param>
/// <param name="Length">The content's bytes; 0: it is not kept.</param>
/// <param name="Change">The trees to be compared; null: it is a merge, or its parents are cut off.</param>
internal readonly record struct BatchedCommit(ObjectId Id, int Start, int Length, TreeChange? Change);

/// <summary>Two states of a history's files.</summary>
/// <param name="Before">The first parent's tree; null: there is no parent.</param>
/// <param name="After">The commit's tree.</param>
internal readonly record struct TreeChange(ObjectId? Before, ObjectId After);
