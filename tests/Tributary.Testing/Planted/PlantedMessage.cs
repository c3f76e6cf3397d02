using System.Text;
using Tributary.Model;

namespace Tributary.Testing.Planted;

/// <summary>A message's body, and whom it names.</summary>
internal sealed class PlantedMessage
{
    private readonly List<int> _named = [];
    private readonly List<string> _lines = [];
    private bool _isGenerated;

    /// <summary>Whom trailers name as co-authors, in order.</summary>
    public IReadOnlyList<int> Named => _named;

    /// <summary>Whether an agent declares its part.</summary>
    public bool IsAssisted { get; private set; }

    /// <summary>Names a co-author.</summary>
    public void Name(int contributor, Signature signature) => Name(_named.Count, contributor, signature);

    /// <summary>Names a co-author before all others: for whom an agent wrote.</summary>
    public void NameFirst(int contributor, Signature signature) => Name(0, contributor, signature);

    /// <summary>Names an agent, or says in a line of its own that one had part.</summary>
    public void NameAgent(int contributor, Signature signature, bool alsoInLine)
    {
        Name(contributor, signature);
        (IsAssisted, _isGenerated) = (true, alsoInLine);
    }

    /// <summary>Signs off.</summary>
    public void SignOff(Signature signature) => _lines.Add($"Signed-off-by: {signature.Name} <{signature.Address}>");

    /// <summary>The body.</summary>
    public string Text(bool squashed, Random random)
    {
        var text = new StringBuilder();
        if (squashed)
        {
            for (int i = 1 + random.Next(3); i > 0; i--) text.Append("* ").Append(PlantedSubjects.Draw(random, null)).Append("\n\n");
            if (_lines.Count > 1 && random.Happens(.5)) text.Append("---------\n\n");
        }

        if (_isGenerated) text.Append("🤖 Generated with [Claude Code](https://claude.com/claude-code)\n\n");
        foreach (string line in _lines) text.Append(line).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    private void Name(int place, int contributor, Signature signature)
    {
        _named.Insert(place, contributor);
        _lines.Insert(place, $"Co-authored-by: {signature.Name} <{signature.Address}>");
    }
}
