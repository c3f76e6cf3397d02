namespace Tributary.People.Assistance;

/// <summary>Finds the agent that a few words begin with, as in <c>Generated with [Claude Code](https://...)</c>.</summary>
internal sealed class AgentNames
{
    private const string Unnamed = "unnamed";

    // What may stand before the name: whose it is, and what it did.
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "some", "assistance", "help", "support", "of", "from", "by", "with", "using", "via",
        "openai", "github", "google", "anthropic", "sourcegraph", "factory", "jetbrains", "alibaba", "ai", "llm", "coding", "agent", "assistant", "tool",
    };

    // What may follow a name in capitals; any other word would be a family name: Claude Dupont, Devin Smith.
    private static readonly HashSet<string> Surnames = new(StringComparer.Ordinal)
    {
        "code", "opus", "sonnet", "haiku", "fable", "mythos", "ai", "agent", "cli", "max", "pro", "flash", "chat", "composer", "codex", "for", "and", "with", "via", "using",
    };

    private readonly Dictionary<string, string> _agents = new(StringComparer.Ordinal);

    /// <summary>Adds a name.</summary>
    /// <param name="name">One word, lower case, letters and digits.</param>
    /// <param name="agent">The account.</param>
    public void Add(string name, string agent) => _agents.Add(name, agent);

    /// <summary>What a line says that something was made with, and empty where it says nothing: the text after its first ' with ', ' by ', ' using ' or ' via '.</summary>
    public static string Making(string line)
    {
        int start = -1;
        foreach (string word in (ReadOnlySpan<string>)[" with ", " by ", " using ", " via "])
        {
            int at = line.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && (start < 0 || at + word.Length < start)) start = at + word.Length;
        }

        return start < 0 ? "" : line[start..];
    }

    /// <summary>The agent whose name the text begins with, but for words such as 'assistance from an'; null: it names none.</summary>
    public string? After(string text)
    {
        bool artificial = false;
        int position = 0;
        while (NextWord(text, ref position) is { Length: > 0 } word)
        {
            string lower = word.ToLowerInvariant();
            if (_agents.TryGetValue(lower, out string? agent)) return IsModels(text, position) || IsPersons(text, position) ? null : agent;
            if (!Skipped.Contains(lower)) break;
            artificial |= lower is "ai" or "llm" && IsTool(text, position);
        }

        return artificial ? Unnamed : null;
    }

    // 'AI', 'AI assistance' and 'an AI coding agent', but not 'AI Toolkit'.
    private static bool IsTool(string text, int position) =>
        NextWord(text, ref position).ToLowerInvariant() is "" or "coding" or "agent" or "assistant" or "assistance" or "tool" or "tools";

    // Weights that were run or trained, not a tool that wrote: Qwen/Qwen3-8B, gpt-oss-120b.
    private static bool IsModels(string text, int position) =>
        text.AsSpan(position).StartsWith("/", StringComparison.Ordinal) || text.AsSpan(position).StartsWith("-oss", StringComparison.OrdinalIgnoreCase);

    private static bool IsPersons(string text, int position)
    {
        // Directly after the name, with nothing but a space between.
        if (position + 1 >= text.Length || text[position] != ' ' || !char.IsUpper(text[position + 1])) return false;
        return !Surnames.Contains(NextWord(text, ref position).ToLowerInvariant());
    }

    private static string NextWord(string text, ref int position)
    {
        while (position < text.Length && !char.IsLetterOrDigit(text[position])) position++;
        int start = position;
        while (position < text.Length && char.IsLetterOrDigit(text[position])) position++;
        return text[start..position];
    }
}
