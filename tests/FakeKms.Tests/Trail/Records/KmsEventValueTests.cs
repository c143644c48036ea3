using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records;

public class KmsEventValueTests : InMemory
{
    [Test]
    public async Task A_value_is_read_as_the_type_that_is_asked_for()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EncryptTextAsync(keyId, "x", new() { ["tenant"] = "7" });
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        var (created, encrypted, scheduled) = (Kms.Trail[0], Kms.Trail[1], Kms.Trail[2]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(encrypted.Value<string>("requestParameters.keyId"), Is.EqualTo(keyId));
            Assert.That(encrypted.Value<Dictionary<string, string>>("requestParameters.encryptionContext"), Is.EqualTo(new Dictionary<string, string> { ["tenant"] = "7" }));
            Assert.That(encrypted.Value<int>("requestParameters.encryptionContext.tenant"), Is.EqualTo(7));
            Assert.That(encrypted.Value<bool>("readOnly"), Is.True);
            Assert.That(encrypted.Value<DateTimeOffset>("eventTime"), Is.EqualTo(Pinned.Start));
            Assert.That(created.Value<string[]>("responseElements.keyMetadata.encryptionAlgorithms"), Is.EqualTo(new[] { "SYMMETRIC_DEFAULT" }));
            Assert.That(scheduled.Value<int>("requestParameters.pendingWindowInDays"), Is.EqualTo(7));
            Assert.That(scheduled.Value<DateTimeOffset>("responseElements.deletionDate"), Is.EqualTo(Pinned.Start.AddDays(7)));
        }
    }

    [Test]
    public async Task A_path_finds_names_that_have_dots_and_no_item_behind_the_last()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EncryptTextAsync(keyId, "x", new() { ["a.b"] = "1", ["a.b.c"] = "2" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[^1].Text("requestParameters.encryptionContext.a.b"), Is.EqualTo("1"));
            Assert.That(Kms.Trail[^1].Text("requestParameters.encryptionContext.a.b.c"), Is.EqualTo("2"));
            Assert.That(Kms.Trail[^1].Text("requestParameters.encryptionContext.a"), Is.Null);
            Assert.That(Kms.Trail[^1].Text("resources.0.ARN"), Does.EndWith(keyId));
            Assert.That(Kms.Trail[^1].Text("resources.1.ARN"), Is.Null);
        }
    }

    [Test]
    public async Task A_flag_that_CloudTrail_spells_is_a_flag()
    {
        using var client = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy"));
        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail[0].Value<bool?>("userIdentity.sessionContext.attributes.mfaAuthenticated"), Is.False);
    }

    [TestCase("requestParameters.keySpec", "AES_256", true)]
    [TestCase("requestParameters.numberOfBytes", 32, true)]
    [TestCase("requestParameters.numberOfBytes", 32.0, true)]
    [TestCase("requestParameters.numberOfBytes", 33L, false)]
    [TestCase("requestParameters.numberOfBytes", "32", true)]
    [TestCase("requestParameters.numberOfBytes", true, false)]
    [TestCase("requestParameters.encryptionContext.tenant", 7, true)]
    [TestCase("requestParameters.encryptionContext.tenant", "7", true)]
    [TestCase("requestParameters.encryptionContext.tenant", false, false)]
    [TestCase("requestParameters.encryptionContext", "{\"tenant\":\"7\"}", true)]
    [TestCase("readOnly", true, true)]
    [TestCase("readOnly", "true", true)]
    [TestCase("readOnly", 1, false)]
    [TestCase("eventName", null, false)]
    [TestCase("no.such.member", null, true)]
    [TestCase("no.such.member", "x", false)]
    public void A_value_is_compared_by_what_it_says(string path, object? value, bool holds)
    {
        var record = new KmsEvent
        {
            EventName = "Invented",
            ReadOnly = true,
            RequestParametersUtf8 = """{"keySpec":"AES_256","numberOfBytes":32,"encryptionContext":{"tenant":"7"}}"""u8.ToArray(),
        };

        Assert.That(record.HasValue(path, value), Is.EqualTo(holds));
    }

    [Test]
    public async Task Constants_of_the_SDK_and_times_are_compared_too()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        await Client.CreateKeyAsync(new CreateKeyRequest());
        await Client.ScheduleKeyDeletionAsync(Kms.Keys[0].KeyId, 7);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[1].HasValue("responseElements.keyMetadata.keySpec", KeySpec.SYMMETRIC_DEFAULT), Is.True);
            Assert.That(Kms.Trail[1].HasValue("responseElements.keyMetadata.keySpec", KeySpec.RSA_2048), Is.False);
            Assert.That(Kms.Trail[0].HasValue("eventTime", Pinned.Start.ToOffset(TimeSpan.FromHours(2))), Is.True);
            Assert.That(Kms.Trail[2].HasValue("responseElements.deletionDate", Pinned.Start.AddDays(7)), Is.True);
            Assert.That(Kms.Trail[0].HasValue("eventTime", Pinned.Start.AddSeconds(1)), Is.False);
            Assert.That(() => Kms.Trail[0].HasValue("eventTime", DateTime.UnixEpoch), Throws.ArgumentException.With.Property("ParamName").EqualTo("value"));
            Assert.That(() => Kms.Trail[0].HasValue("resources", new Dictionary<string, string>()), Throws.ArgumentException.With.Property("ParamName").EqualTo("value"));
        }
    }

    [Test]
    public async Task A_path_key_or_principal_that_is_blank_is_refused()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        var record = Kms.Trail[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => record.Value(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));
            Assert.That(() => record.Text(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("path"));
            Assert.That(() => record.HasValue("", 1), Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));
            Assert.That(() => record.IsOn(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("key"));
            Assert.That(() => record.IsBy(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("principal"));
            Assert.That(() => record.IsBy((KmsCaller)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("caller"));
        }
    }

    [Test]
    public async Task Where_there_is_no_value_there_is_the_default()
    {
        await Client.ListKeysAsync(new ListKeysRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[0].Value<int?>("requestParameters.limit"), Is.Null);
            Assert.That(Kms.Trail[0].Value<int>("requestParameters.limit"), Is.Zero);
            Assert.That(Kms.Trail[0].Value<string>("requestParameters"), Is.Null);
            Assert.That(Kms.Trail[0].Text("requestParameters"), Is.Null);
            Assert.That(Kms.Trail[0].Text("no.such.member"), Is.Null);
        }
    }

    [TestCase("eventName", typeof(int), "eventName is \"ListKeys\", which is no Int32.")]
    [TestCase("eventName", typeof(bool), "eventName is \"ListKeys\", which is no Boolean.")]
    [TestCase("eventName", typeof(DateTimeOffset), "eventName is \"ListKeys\", which is no DateTimeOffset.")]
    [TestCase("readOnly", typeof(DateTimeOffset), "readOnly is true, which is no DateTimeOffset.")]
    [TestCase("userIdentity", typeof(string[]), "userIdentity is {\"type\":\"IAMUser\",")]
    [TestCase("requestParameters.limit", typeof(bool), "requestParameters.limit is 5, which is no Boolean.")]
    public async Task A_value_of_another_kind_is_named_in_the_error(string path, Type type, string text)
    {
        await Client.ListKeysAsync(new ListKeysRequest { Limit = 5 });
        var read = typeof(KmsEvent).GetMethods().Single(method => method is { Name: "Value", IsGenericMethod: true }).MakeGenericMethod(type);

        Assert.That(() => read.Invoke(Kms.Trail[0], [path]), Throws.InnerException.TypeOf<InvalidOperationException>().With.InnerException.Message.StartsWith(text));
    }

    [Test]
    public async Task Text_shows_strings_bare_and_everything_else_as_JSON()
    {
        await Client.ListKeysAsync(new ListKeysRequest { Limit = 5 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[0].Text("eventName"), Is.EqualTo("ListKeys"));
            Assert.That(Kms.Trail[0].Text("requestParameters.limit"), Is.EqualTo("5"));
            Assert.That(Kms.Trail[0].Text("readOnly"), Is.EqualTo("true"));
            Assert.That(Kms.Trail[0].Text("requestParameters"), Is.EqualTo("{\"limit\":5}"));
        }
    }

    [Test]
    public async Task A_record_is_parsed_once_however_often_it_is_looked_into()
    {
        await Client.ListKeysAsync(new ListKeysRequest { Limit = 5 });
        var record = Kms.Trail[0];
        Assert.That(record.Value("requestParameters.limit")?.ValueKind, Is.EqualTo(JsonValueKind.Number));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var look = 0; look < 1000; look++) _ = record.Value("eventName");

        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, Is.LessThan(200), "bytes for each look; the record alone has more than 600");
    }
}
