using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Delivery;

public class LogFileTests : InMemory
{
    private static readonly string Directory = Path.Combine(Path.GetTempPath(), "FakeKms.LogFileTests." + Environment.ProcessId);

    [OneTimeTearDown]
    public static void Remove_what_was_written()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }

    [Test]
    public async Task A_file_has_the_name_that_CloudTrail_gives_it()
    {
        Kms.Advance(new TimeSpan(days: 3, hours: 14, minutes: 6, seconds: 30));
        await Client.ListKeysAsync(new ListKeysRequest());
        var file = Kms.Trail.ToLogFiles().Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.FileName, Does.Match(@"\A111122223333_CloudTrail_us-east-1_20260104T1410Z_[A-Za-z0-9]{16}\.json\.gz\z"));
            Assert.That(file.ObjectKey, Is.EqualTo("AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/04/" + file.FileName));
            Assert.That(file.ToString(), Is.EqualTo(file.ObjectKey));
            Assert.That((file.AccountId, file.Region), Is.EqualTo(("111122223333", "us-east-1")));
            Assert.That(file.DeliveredAt, Is.EqualTo(new DateTimeOffset(2026, 1, 4, 14, 10, 0, TimeSpan.Zero)));
        }
    }

    [Test]
    public async Task Each_account_each_Region_and_each_five_minutes_have_a_file()
    {
        using var far = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");
        using var foreign = Kms.CreateClient(KmsCaller.IamUser("Eve").WithAccountId("444455556666"));
        await Client.ListKeysAsync(new ListKeysRequest());
        await foreign.ListKeysAsync(new ListKeysRequest());
        await far.ListKeysAsync(new ListKeysRequest());
        Kms.Advance(TimeSpan.FromSeconds(299));
        await Client.ListAliasesAsync(new ListAliasesRequest());
        Kms.Advance(TimeSpan.FromSeconds(1));
        await Client.CreateKeyAsync(new CreateKeyRequest());

        Assert.That(Kms.Trail.ToLogFiles().Select(file => $"{file.AccountId} {file.Region} {file.DeliveredAt:HHmm} {string.Join(' ', file.Records.Select(r => r.EventName))}"),
            Is.EqualTo(new[]
            {
                "111122223333 eu-west-1 0005 ListKeys", "111122223333 us-east-1 0005 ListKeys ListAliases",
                "444455556666 us-east-1 0005 ListKeys", "111122223333 us-east-1 0010 CreateKey",
            }));
    }

    [Test]
    public async Task The_last_minutes_of_a_day_are_delivered_on_the_next()
    {
        Kms.Advance(new TimeSpan(days: 30, hours: 23, minutes: 57, seconds: 0));
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail.ToLogFiles().Single().ObjectKey, Does.StartWith("AWSLogs/111122223333/CloudTrail/us-east-1/2026/02/01/111122223333_CloudTrail_us-east-1_20260201T0000Z_"));
    }

    [Test]
    public async Task The_content_is_a_log_file_compressed_with_gzip()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        await Client.ListAliasesAsync(new ListAliasesRequest());
        var file = Kms.Trail.ToLogFiles().Single();

        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(file.ToGzip()), CompressionMode.Decompress), Encoding.UTF8);
        var json = await unpacked.ReadToEndAsync();
        using var document = JsonDocument.Parse(json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(json, Is.EqualTo(file.ToJson()).And.EqualTo(Kms.Trail.ToLogJson()));
            Assert.That(json, Is.EqualTo($"{{\"Records\":[{Kms.Trail[0].ToJson()},{Kms.Trail[1].ToJson()}]}}"));
            Assert.That(document.RootElement.GetProperty("Records").GetArrayLength(), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task A_file_is_written_below_a_directory_under_its_object_key()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        var file = Kms.Trail.ToLogFiles().Single();

        var path = file.WriteTo(Directory);
        file.WriteTo(Directory);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(path, Is.EqualTo(Path.Combine([Directory, .. file.ObjectKey.Split('/')])));
            Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(file.ToGzip()));
        }
    }

    [TestCase("awsRegion", "../../../../elsewhere", "Region")]
    [TestCase("awsRegion", "..", "Region")]
    [TestCase("awsRegion", "eu\\..\\..", "Region")]
    [TestCase("recipientAccountId", "../../elsewhere", "account")]
    [TestCase("recipientAccountId", "C:", "account")]
    public async Task No_record_of_a_foreign_log_leads_out_of_the_directory(string member, string name, string what)
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        var record = JsonNode.Parse(Kms.Trail[0].ToJson())!;
        record[member] = name;
        var file = CloudTrailLog.Parse(record.ToJsonString()).ToLogFiles().Single();

        Assert.That(() => file.WriteTo(Directory), Throws.InvalidOperationException.With.Message.EqualTo(
            $"The records name {name} as their {what}: that is none, and no name for a folder. The log file is not written."));
    }

    [Test]
    public async Task Twins_write_the_same_files_and_another_seed_other_names()
    {
        await Client.CreateKeyAsync(new CreateKeyRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await NameWithSeedAsync(0), Is.EqualTo(Kms.Trail.ToLogFiles().Single().FileName));
            Assert.That(await NameWithSeedAsync(1), Is.Not.EqualTo(Kms.Trail.ToLogFiles().Single().FileName));
        }
    }

    [Test]
    public async Task Further_records_of_the_same_minutes_do_not_change_the_name()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        var first = Kms.Trail.ToLogFiles().Single();
        await Client.ListKeysAsync(new ListKeysRequest());
        var both = Kms.Trail.ToLogFiles().Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(both.FileName, Is.EqualTo(first.FileName));
            Assert.That((first.Records.Count, both.Records.Count), Is.EqualTo((1, 2)));
        }
    }

    [Test]
    public async Task Filtered_records_make_log_files_too()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        await Client.CreateKeyAsync(new CreateKeyRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Named("CreateKey").ToLogJson(), Is.EqualTo($"{{\"Records\":[{Kms.Trail[1].ToJson()}]}}"));
            Assert.That(Kms.Trail.Named("CreateKey").ToLogFiles().Single().Records, Is.EqualTo(new[] { Kms.Trail[1] }));
            Assert.That(Kms.Trail.Named("Decrypt").ToLogFiles(), Is.Empty);
            Assert.That(Kms.Trail.Named("Decrypt").ToLogJson(), Is.EqualTo("{\"Records\":[]}"));
        }
    }

    private static async Task<string> NameWithSeedAsync(long seed)
    {
        using var kms = Pinned.Server(k => k.WithSeed(seed));
        using var client = kms.CreateClient();
        await client.CreateKeyAsync(new CreateKeyRequest());
        return kms.Trail.ToLogFiles().Single().FileName;
    }
}
