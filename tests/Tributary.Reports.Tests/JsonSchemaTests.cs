using System.Text.Json;
using System.Text.Json.Nodes;
using Tributary.Model;
using Tributary.Reports.Rendering;
using Tributary.Testing;

namespace Tributary.Reports.Tests;

/// <summary>The edition's JSON is what <c>docs/edition.schema.json</c> says.</summary>
public sealed class JsonSchemaTests(SmallField field) : IClassFixture<SmallField>
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllBytes(SourceTree.PathOf("docs", "edition.schema.json"))).RootElement;
    private static readonly JsonShape Shape = new(Schema);

    [Fact]
    public void Everybodys_edition_ones_own_and_one_of_a_quarter_read_in_part_are_in_its_shape()
    {
        Check(field.Edition).ShouldBeEmpty();
        Check(new EditionBuilder(field.Store).Build(new Quarter(2026, 2))).ShouldBeEmpty();
        Check(new EditionBuilder(field.Store).Build(new Quarter(2026, 3))).ShouldBeEmpty();
        Shape.Check(JsonDocument.Parse(File.ReadAllBytes(SourceTree.PathOf("tests", "editions", "small", "edition.json"))).RootElement).ShouldBeEmpty();
    }

    [Fact]
    public void It_is_the_schema_of_the_format_that_is_written() => Schema.GetProperty("properties").GetProperty("format").GetProperty("const").GetInt32().ShouldBe(JsonEdition.Format);

    [Theory]
    [InlineData("""{"more":1}""", "'more' is not in the schema")]
    [InlineData("""{"format":3}""", "$.format: const 2")]
    [InlineData("""{"quarter":"2026Q5"}""", "$.quarter: pattern")]
    [InlineData("""{"categories":null}""", "$.categories: type")]
    [InlineData("""{"sections":[]}""", "$.sections: minItems")]
    [InlineData("""{"sections":[{"section":"a","title":"A","passages":[{"title":null,"paragraphs":[[{"text":"","findings":["x","x"]}]]}]}]}""", "$.sections[0].passages[0].paragraphs[0][0].text: minLength")]
    [InlineData("""{"findings":{"x":{"values":{"value":"1"}}}}""", "$.findings.x.values.value: type")]
    [InlineData("""{"predictions":[{"probability":1.5}]}""", "$.predictions[0].probability: maximum")]
    [InlineData("""{"repositories":[{"outcome":"unread","commits":-1,"undated":0.5}]}""", "$.repositories[0].outcome: enum")]
    [InlineData("""{"repositories":[{"outcome":"unread","commits":-1,"undated":0.5}]}""", "$.repositories[0].undated: type")]
    [InlineData("""{"origin":{}}""", "$.origin: required")]
    public void What_departs_from_it_is_found(string change, string expected)
    {
        JsonObject json = JsonNode.Parse(JsonEdition.Render(field.Edition))!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(change)!.AsObject()) json[name] = value?.DeepClone();
        Shape.Check(JsonSerializer.SerializeToElement(json)).ShouldContain(line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_keyword_that_is_not_understood_is_no_pass() =>
        Should.Throw<NotSupportedException>(() => new JsonShape(JsonDocument.Parse("""{"patternProperties":{}}""").RootElement).Check(Schema));

    private static IReadOnlyList<string> Check(Edition edition) => Shape.Check(JsonDocument.Parse(JsonEdition.Render(edition)).RootElement);
}
