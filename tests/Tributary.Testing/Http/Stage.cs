namespace Tributary.Testing;

/// <summary>What a request of the smart HTTP protocol asks for.</summary>
public enum Stage
{
    /// <summary>Whatever it is.</summary>
    Any,

    /// <summary>GET info/refs: the capabilities, and before protocol v2 the refs too.</summary>
    Advertisement,

    /// <summary>POST of protocol v2's ls-refs.</summary>
    Listing,

    /// <summary>POST of protocol v2's fetch, or any POST of an older protocol.</summary>
    Pack,
}
