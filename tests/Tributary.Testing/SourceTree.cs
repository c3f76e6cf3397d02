using System.Reflection;

namespace Tributary.Testing;

/// <summary>Where the sources are that the tests were built from.</summary>
public static class SourceTree
{
    public static string Root { get; } = typeof(SourceTree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(it => it.Key == "SourceRoot").Value!;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
