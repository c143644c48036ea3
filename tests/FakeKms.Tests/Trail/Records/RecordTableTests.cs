using System.Text.Json;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Operations;
using FakeKms.Tests.Guards;
using FakeKms.Trail.Shapes;

namespace FakeKms.Tests.Trail.Records;

/// <summary>The tables of docs/cloudtrail.md say what the shapes in the code and the expected records say.</summary>
internal sealed class RecordTableTests
{
    private static readonly string Records = Path.Combine(SourceTree.Root, "tests", "FakeKms.Tests", "Trail", "Records", "Expected");
    private static readonly string[] OfStores = ["customKeyStoreId", "backingKeyId", "xksKeyId"];

    [Test]
    public void There_is_a_row_for_every_operation() => Assert.That(Rows("operations").Select(row => row[0]), Is.EqualTo(SdkOperations.Names.Order(StringComparer.Ordinal)));

    [Test]
    public void Each_operation_has_the_parameters_and_elements_of_its_shape()
    {
        var rows = Rows("operations").Where(row => OperationCatalog.Find(row[0]) is not null).ToArray();

        Assert.That(rows.Select(row => row[..4]), Is.EqualTo(rows.Select(row => Shape(OperationCatalog.Find(row[0])!))));
    }

    [Test]
    public void Each_operation_has_the_resources_of_its_expected_record() => Assert.That(
        Rows("operations").Select(row => $"{row[0]}: {row[4]}"), Is.EqualTo(Rows("operations").Select(row => $"{row[0]}: {Resources(row[0])}")));

    [Test]
    public void Each_operation_has_the_additional_data_of_its_expected_records() => Assert.That(
        Rows("operations").Select(row => $"{row[0]}: {string.Join(", ", Names(row[5]))}"),
        Is.EqualTo(Rows("operations").Select(row => $"{row[0]}: {string.Join(", ", Additions(row[0]).Except(row[1] == "true" ? OfStores : []))}")));

    [Test]
    public void Each_event_of_KMS_itself_is_as_in_its_expected_records() => Assert.That(Rows("events").Select(row => row[..6]), Is.EqualTo(Rows("events").Select(row => Event(row[0]))));

    [Test]
    public void Every_row_says_how_sure_it_is() => Assert.That(
        Rows("operations").Concat(Rows("events")).Select(row => row[6]), Is.All.Matches("^(documented|inferred|unknown)"));

    private static string[][] Rows(string table) =>
    [
        .. File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "cloudtrail.md")).Split($"<!-- {table} -->")[1].Split($"<!-- /{table} -->")[0]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    private static string[] Shape(Operation operation) =>
    [
        operation.Name,
        operation.Trail.ReadOnly ? "true" : "false",
        Cell(operation.Trail.Request.Select(name => InRecords(name) + (operation.Trail.Defaults.ContainsKey(name) ? "*" : "")), "null"),
        Cell(operation.Trail.Response.Select(TrailNames.Of), "null"),
    ];

    private static string InRecords(string member) => member == "CloudHsmClusterId" ? "clusterId" : TrailNames.Of(member);

    private static string[] Event(string name)
    {
        var record = Read(name);
        return
        [
            name,
            record.GetProperty("eventType").GetString()!,
            record.TryGetProperty("requestID", out _) ? "yes" : "no",
            Cell(Members(record, "responseElements"), "null"),
            Cell(Additions(name), "none"),
            Cell(Members(record, "serviceEventDetails"), "none"),
        ];
    }

    private static string Resources(string operation) => Read(operation).TryGetProperty("resources", out var resources)
        ? string.Join(", ", resources.EnumerateArray().Select(resource => resource.GetProperty("ARN").GetString()!.Contains(":alias/", StringComparison.Ordinal) ? "alias" : "key"))
        : "none";

    private static IEnumerable<string> Additions(string name) => Directory.GetFiles(Records, name + ".*json").Select(Path.GetFileNameWithoutExtension)
        .SelectMany(file => Members(Read(file!), "additionalEventData")).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Members(JsonElement record, string member) =>
        record.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(property => property.Name) : [];

    private static IEnumerable<string> Names(string cell) => cell == "none" ? [] : cell.Split(", ").Select(name => name.Trim('`'));

    private static string Cell(IEnumerable<string> names, string nothing) => names.Any() ? string.Join(", ", names.Select(name => $"`{name}`")) : nothing;

    private static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Records, name + ".json"))).RootElement;
}
