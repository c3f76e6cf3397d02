using Tributary.Model;

namespace Tributary.Cli;

/// <summary>The command line asks for something that can't be.</summary>
internal sealed class UsageException(string message) : TributaryException(message);
