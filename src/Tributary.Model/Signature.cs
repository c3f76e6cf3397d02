namespace Tributary.Model;

/// <summary>A name and an address as a commit or a trailer has them, in Unicode, otherwise unchanged.</summary>
/// <param name="Name">May be empty.</param>
/// <param name="Address">What stands between '&lt;' and '&gt;'; may be empty, and need not be a mail address.</param>
public sealed record Signature(string Name, string Address);
