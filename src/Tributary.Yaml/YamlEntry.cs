using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tributary.Yaml;

/// <summary>A value in a YAML file that knows where it stands, so that whatever is wrong with it can be said with file and line.</summary>
public sealed class YamlEntry
{
    private readonly YamlNode _node;
    private readonly YamlProblems _problems;

    private YamlEntry(string file, YamlNode node, YamlProblems problems)
    {
        File = file;
        _node = node;
        _problems = problems;
    }

    /// <summary>The file it stands in.</summary>
    public string File { get; }

    /// <summary>Where, from 1.</summary>
    public long Line => _node.Start.Line;

    /// <summary>True for a plain text, false for keys with values or a list.</summary>
    public bool IsText => _node is YamlScalarNode;

    /// <summary>A file's top-level mapping; null where it has none, which is noted as a problem.</summary>
    public static YamlEntry? ReadFile(string file, YamlProblems problems)
    {
        using StreamReader reader = System.IO.File.OpenText(file);
        return Read(reader, file, problems);
    }

    /// <summary>A text's top-level mapping; null where it has none, which is noted as a problem.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">What problems call it.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static YamlEntry? Read(TextReader text, string file, YamlProblems problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(text);
            if (stream.Documents is [var document]) return new YamlEntry(file, document.RootNode, problems);
            problems.Add(file, 1, "the file is empty or holds several documents; write one");
        }
        catch (YamlException error)
        {
            problems.Add(file, error.Start.Line, $"this is not YAML: {error.Message}");
        }

        return null;
    }

    /// <summary>Notes something wrong here.</summary>
    public void Problem(string message) => _problems.Add(File, Line, message);

    /// <summary>Notes every key that is not one of these.</summary>
    public void AllowOnly(params string[] keys)
    {
        foreach (YamlNode key in Mapping()?.Children.Keys ?? [])
        {
            if (key is not YamlScalarNode { Value: { } text } || !keys.Contains(text, StringComparer.Ordinal))
                _problems.Add(File, key.Start.Line, $"'{key}' is no key here; use {string.Join(", ", keys)}");
        }
    }

    /// <summary>The value of a key; null where it is missing, which is noted.</summary>
    public YamlEntry? Required(string key)
    {
        YamlEntry? value = Optional(key);
        if (value is null && _node is YamlMappingNode) Problem($"'{key}' is missing; add it");
        return value;
    }

    /// <summary>The value of a key; null where it is missing.</summary>
    public YamlEntry? Optional(string key) =>
        _node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? new YamlEntry(File, value, _problems) : null;

    /// <summary>The text; null where it is none or empty, which is noted.</summary>
    public string? Text()
    {
        if (_node is YamlScalarNode { Value: { Length: > 0 } text }) return text;
        Problem("here a text belongs");
        return null;
    }

    /// <summary>The entries of a list; none where it is no list, which is noted.</summary>
    public IEnumerable<YamlEntry> Items()
    {
        if (_node is YamlSequenceNode list) return list.Children.Select(child => new YamlEntry(File, child, _problems));
        Problem("here a list belongs: lines that begin with '-'");
        return [];
    }

    private YamlMappingNode? Mapping()
    {
        if (_node is YamlMappingNode mapping) return mapping;
        Problem("here keys with values belong, such as 'name: owner/name'");
        return null;
    }
}
