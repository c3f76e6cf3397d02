using Tributary.Model;

namespace Tributary.Store;

/// <summary>A store can't be opened or is not what it should be.</summary>
public sealed class StoreException : TributaryException
{
    /// <summary>An error without further cause.</summary>
    public StoreException(string message) : base(message) { }

    /// <summary>An error with the exception that led to it.</summary>
    public StoreException(string message, Exception cause) : base(message, cause) { }
}
