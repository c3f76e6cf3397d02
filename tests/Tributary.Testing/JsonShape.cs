using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tributary.Testing;

/// <summary>
/// Holds JSON against a JSON Schema (draft 7), as far as ours go: a keyword that it does not know is an error, so that none passes unread.
/// The libraries for it cannot all be restored (decision 0001).
/// </summary>
public sealed class JsonShape(JsonElement schema)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Where the JSON departs from the schema, a line each; empty: nowhere.</summary>
    public IReadOnlyList<string> Check(JsonElement json)
    {
        var wrong = new List<string>();
        Check(json, schema, "$", wrong);
        return wrong;
    }

    private void Check(JsonElement it, JsonElement by, string at, List<string> wrong)
    {
        foreach (JsonProperty keyword in by.EnumerateObject())
        {
            bool isKept = keyword.Name switch
            {
                "$schema" or "title" or "description" or "definitions" => true,
                "$ref" => Follow(keyword.Value),
                "type" => IsOf(it, keyword.Value),
                "const" => JsonElement.DeepEquals(it, keyword.Value),
                "enum" => keyword.Value.EnumerateArray().Any(value => JsonElement.DeepEquals(it, value)),
                "pattern" => it.ValueKind != JsonValueKind.String || Regex.IsMatch(it.GetString()!, keyword.Value.GetString()!, RegexOptions.None, Patience),
                "minLength" => it.ValueKind != JsonValueKind.String || it.GetString()!.Length >= keyword.Value.GetInt32(),
                "minimum" => it.ValueKind != JsonValueKind.Number || it.GetDouble() >= keyword.Value.GetDouble(),
                "maximum" => it.ValueKind != JsonValueKind.Number || it.GetDouble() <= keyword.Value.GetDouble(),
                "minItems" => it.ValueKind != JsonValueKind.Array || it.GetArrayLength() >= keyword.Value.GetInt32(),
                "maxItems" => it.ValueKind != JsonValueKind.Array || it.GetArrayLength() <= keyword.Value.GetInt32(),
                "uniqueItems" => it.ValueKind != JsonValueKind.Array || it.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() == it.GetArrayLength(),
                "required" => it.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(name => it.TryGetProperty(name.GetString()!, out _)),
                "items" => Items(keyword.Value),
                "properties" or "additionalProperties" => true,
                _ => throw new NotSupportedException($"the schema's keyword '{keyword.Name}'"),
            };
            if (!isKept) wrong.Add($"{at}: {keyword.Name} {keyword.Value.GetRawText()}");
        }

        if (it.ValueKind == JsonValueKind.Object) CheckProperties(it, by, at, wrong);

        bool Follow(JsonElement to)
        {
            const string Start = "#/definitions/";
            string name = to.GetString()!;
            if (!name.StartsWith(Start, StringComparison.Ordinal)) throw new NotSupportedException($"the reference '{name}'");
            Check(it, schema.GetProperty("definitions").GetProperty(name[Start.Length..]), at, wrong);
            return true;
        }

        bool Items(JsonElement each)
        {
            if (it.ValueKind != JsonValueKind.Array) return true;
            foreach ((JsonElement item, int index) in it.EnumerateArray().Select((item, index) => (item, index))) Check(item, each, $"{at}[{index}]", wrong);
            return true;
        }
    }

    private void CheckProperties(JsonElement it, JsonElement by, string at, List<string> wrong)
    {
        foreach (JsonProperty property in it.EnumerateObject())
        {
            if (by.TryGetProperty("properties", out JsonElement known) && known.TryGetProperty(property.Name, out JsonElement one)) Check(property.Value, one, $"{at}.{property.Name}", wrong);
            else if (!by.TryGetProperty("additionalProperties", out JsonElement other)) continue;
            else if (other.ValueKind == JsonValueKind.False) wrong.Add($"{at}: '{property.Name}' is not in the schema");
            else Check(property.Value, other, $"{at}.{property.Name}", wrong);
        }
    }

    private static bool IsOf(JsonElement it, JsonElement types) =>
        types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Any(type => IsOf(it, type)) : types.GetString() switch
        {
            "object" => it.ValueKind == JsonValueKind.Object,
            "array" => it.ValueKind == JsonValueKind.Array,
            "string" => it.ValueKind == JsonValueKind.String,
            "number" => it.ValueKind == JsonValueKind.Number,
            "integer" => it.ValueKind == JsonValueKind.Number && it.GetDouble() % 1 == 0,
            "boolean" => it.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => it.ValueKind == JsonValueKind.Null,
            string type => throw new NotSupportedException($"the type '{type}'"),
            null => throw new NotSupportedException("a type of null"),
        };
}
