using System.Text.Json;
using FakeKms.Seeding.Worlds;

namespace FakeKms.Tests.Seeding.Worlds;

/// <summary>The schema that people and editors read says the same as the code that reads the files.</summary>
public class SchemaTests : InMemory
{
    private static readonly Type[] Types =
        [typeof(WorldFile), typeof(WorldKey), typeof(WorldAlias), typeof(WorldMaterial), typeof(WorldRotation), typeof(WorldGrant), typeof(WorldUse)];

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [TestCaseSource(nameof(Types))]
    public void The_schema_has_every_member_and_no_other(Type type)
    {
        using var schema = Schema();
        var part = type == typeof(WorldFile) ? schema.RootElement : schema.RootElement.GetProperty("$defs").GetProperty(type.Name["World".Length..].ToLowerInvariant());
        var required = part.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()) : [];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(part.GetProperty("properties").EnumerateObject().Select(member => member.Name), Is.EquivalentTo(WorldJson.Shape.MembersOf(type).Keys));
            Assert.That(required, Is.EquivalentTo(WorldJson.Shape.MembersOf(type).Where(member => JsonShape.IsRequired(member.Value)).Select(member => member.Key)));
            Assert.That(part.GetProperty("additionalProperties").GetBoolean(), Is.False);
        }
    }

    [Test]
    public async Task A_saved_file_keeps_the_schema()
    {
        await Estates.BuildAsync(Kms, Client);
        using var schema = Schema();
        using var saved = JsonDocument.Parse(Kms.KeysToJson());

        Assert.That(new SchemaCheck(schema.RootElement).Mistakes(saved.RootElement), Is.Empty);
    }

    [TestCase("{\"version\": 2, \"keys\": []}", "$.version: const")]
    [TestCase("{\"version\": 1}", "$: keys")]
    [TestCase("{\"version\": 1, \"keys\": [{\"keyId\": \"1\"}]}", "$.keys[0].keyId: pattern")]
    [TestCase("{\"version\": 1, \"keys\": [], \"more\": 1}", "$.more: additionalProperties")]
    [TestCase("{\"version\": 1, \"keys\": {}}", "$.keys: type")]
    public void The_check_of_the_schema_finds_mistakes(string json, string mistake)
    {
        using var schema = Schema();
        using var document = JsonDocument.Parse(json);

        Assert.That(new SchemaCheck(schema.RootElement).Mistakes(document.RootElement), Is.EqualTo(new[] { mistake }));
    }

    private static JsonDocument Schema() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Guards.SourceTree.Root, "docs", "keys.schema.json")));
}
