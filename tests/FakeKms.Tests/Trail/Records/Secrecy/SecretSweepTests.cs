using System.Diagnostics;
using System.Text.Json;
using FakeKms.Operations;
using FakeKms.Tests.Telemetry;
using FakeKms.Tests.Trail.Pages;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>
/// All operations, with right requests and with wrong ones: no secret that went through them is in anything that the library says, by whatever way: records,
/// pages, log files, printed code, policies, log lines, activities, exceptions, and what its objects show of themselves.
/// </summary>
internal sealed class SecretSweepTests : IDisposable
{
    private static readonly string[] CarryingSecrets =
    [
        "Encrypt", "Decrypt", "ReEncrypt", "Sign", "Verify", "GenerateMac", "VerifyMac", "DeriveSharedSecret", "Decapsulate", "GenerateDataKey",
        "ImportKeyMaterial", "DescribeKey", "RetireGrant", "CreateCustomKeyStore", "UpdateCustomKeyStore",
    ];

    private readonly ActivityCollector activities = new();
    private readonly LogCollector log = new();
    private readonly FakeKmsServer kms;
    private readonly RandomWorld world;
    private readonly SpoiledCalls spoiled = new();

    public SecretSweepTests()
    {
        Activity.Current = activities.Parent;
        kms = Pinned.Server(k => k.WithSeed(7).WithLogging(log).WithTracing());
        world = new RandomWorld(7, kms, RandomWorld.People) { Spoiled = spoiled };
    }

    public void Dispose()
    {
        world.Dispose();
        kms.Dispose();
        log.Dispose();
        activities.Dispose();
    }

    [Test]
    public async Task Nothing_that_the_library_says_holds_a_secret()
    {
        foreach (var step in RandomWorld.Steps) await step(world);

        var shown = new SecretFinder();
        foreach (var text in new[] { world.Keys["symmetric"][0], "CreateCustomKeyStore", "GenerateDataKeyWithoutPlaintext" }) shown.Add(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Operations, Is.EquivalentTo(OperationCatalog.All.Select(operation => operation.Name)));
            Assert.That(CarryingSecrets, Is.SubsetOf(spoiled.Refusing));
            Assert.That(kms.Trail.Count(record => record.ErrorCode is not null), Is.GreaterThan(100));
            Assert.That(world.Secrets.Count, Is.GreaterThan(40));
            foreach (var (way, texts) in Said())
            {
                Assert.That(Found(world.Secrets, texts), Is.Empty, way);
                Assert.That(Found(shown, texts), Is.Not.Empty, $"{way}: the same search finds what is there.");
            }
            Assert.That(Found(world.Secrets, spoiled.Errors), Is.Empty, "exceptions");
            Assert.That(kms.Defects, Is.Empty);
        }
    }

    private Dictionary<string, IReadOnlyList<string>> Said() => new()
    {
        ["records"] = [.. kms.Trail.Select(record => record.ToJson())],
        ["log files"] = [kms.Trail.ToLogJson(), kms.Trail.ToJsonLines(), .. kms.Trail.ToLogFiles().Select(file => file.ToJson())],
        ["EventBridge"] = [.. kms.Trail.ToEventBridge(allManagementEvents: true).Select(@event => @event.ToJson())],
        ["timeline"] = [new TimelineDocument(kms.Trail.ToHtml()).Data.GetRawText(), new TimelineDocument(kms.Trail.ToHtml()).Shell],
        ["diagram"] = [.. kms.Trail.Chunk(KmsTimeline.MermaidRecords).Select(records => records.ToMermaid())],
        ["printed code"] = [kms.Trail.ToScenarioCode()],
        ["policies"] = [kms.Trail.ToIamPolicy(KmsCaller.IamUser("Alice")).ToJson(), kms.Trail.ToKeyPolicy(world.Keys["symmetric"][0]).ToJson()],
        ["log lines"] = [.. log.Lines.Select(line => line.Everything)],
        ["activities"] = [.. activities.Stopped.Select(ActivityCollector.Everything)],
        ["objects"] = ShownTexts.Of(kms, kms.Snapshot(), kms.Trail.ToEventBridge(allManagementEvents: true), kms.Trail.ToLogFiles()),
    };

    private static IEnumerable<string> Found(SecretFinder secrets, IEnumerable<string> texts) =>
        from text in texts
        let found = secrets.FindIn(text.StartsWith('{') && IsJson(text) ? text : JsonSerializer.Serialize(new[] { text }))
        where found is not null
        select Around(found, text);

    private static string Around(string found, string text)
    {
        var at = Math.Max(0, text.IndexOf(found, StringComparison.Ordinal));
        return $"{found} in …{text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 50)]}…";
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
