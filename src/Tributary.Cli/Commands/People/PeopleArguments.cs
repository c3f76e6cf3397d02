using System.CommandLine;

namespace Tributary.Cli.Commands.People;

/// <summary>What commands about people take.</summary>
internal static class PeopleArguments
{
    public static Argument<string> Who(string name = "who") => new(name) { Description = "An address, \"Name <address>\", a GitHub login or a name" };
}
