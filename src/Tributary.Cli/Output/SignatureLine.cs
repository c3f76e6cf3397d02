using Tributary.Model;

namespace Tributary.Cli.Output;

/// <summary>Writes signatures as git does.</summary>
internal static class SignatureLine
{
    public static string Of(Signature signature) => $"{signature.Name} <{signature.Address}>";
}
