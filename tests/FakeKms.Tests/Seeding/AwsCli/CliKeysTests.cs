using System.Text.RegularExpressions;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Seeding.Worlds;

namespace FakeKms.Tests.Seeding.AwsCli;

/// <summary>Keys from a folder with what <c>aws kms</c> prints.</summary>
public partial class CliKeysTests : InMemory
{
    private string CardsId => Kms.Key("alias/cards").KeyId;

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [Test]
    public async Task Everything_that_AWS_tells_of_its_keys_is_there_again()
    {
        await Worlds.Estates.BuildAsync(Kms, Client);
        using var dump = await CliDump.OfAsync(Kms);

        using var other = Pinned.Server(k => k.StartingAt(Kms.Clock.GetUtcNow()).WithKeysFromAwsCli(dump.Folder));

        Assert.That(Described(other), Is.EqualTo(Described(Kms)));
    }

    [Test]
    public async Task An_invented_estate_comes_back_with_its_two_hundred_keys()
    {
        using var kms = Pinned.Server(k => k.WithEstate(e => e.Keys(200)));
        using var dump = await CliDump.OfAsync(kms);

        using var other = Pinned.Server(k => k.WithKeysFromAwsCli(dump.Folder));

        Assert.That(Described(other), Is.EqualTo(Described(kms)));
    }

    [Test]
    public async Task The_material_is_another_one_that_works()
    {
        var blob = await Client.EncryptTextAsync("alias/cards", "4111");
        using var dump = await CliDump.OfAsync(Kms);
        using var other = Pinned.Server(k => k.WithKeysFromAwsCli(dump.Folder));
        using var client = other.CreateClient();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await client.DecryptTextAsync(await client.EncryptTextAsync("alias/cards", "4111")), Is.EqualTo("4111"));
            Assert.That(() => client.DecryptTextAsync(blob), Throws.TypeOf<InvalidCiphertextException>());
            Assert.That(other.Key("alias/cards").CurrentKeyMaterialId, Is.EqualTo(Kms.Key("alias/cards").CurrentKeyMaterialId));
        }
    }

    [Test]
    public async Task Replicas_have_the_imported_material_of_their_primary_key()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/shared", key => key.MultiRegion("eu-west-1").Imported()));
        using var dump = await CliDump.OfAsync(kms);
        using var other = Pinned.Server(k => k.WithKeysFromAwsCli(dump.Folder));
        using var home = other.CreateClient();
        using var abroad = other.CreateClient("eu-west-1");

        Assert.That(await abroad.DecryptTextAsync(await home.EncryptTextAsync("alias/shared", "4111")), Is.EqualTo("4111"));
    }

    [Test]
    public async Task Version_2_of_the_CLI_prints_dates_as_texts()
    {
        using var dump = await CliDump.OfAsync(Kms);
        var name = CliDump.NameOf("DescribeKey", "us-east-1", CardsId);
        var changed = CreationDate().Replace(await File.ReadAllTextAsync(dump.PathOf(name)), "\"CreationDate\": \"2025-12-31T13:00:00+02:00\"");
        await File.WriteAllTextAsync(dump.PathOf(name), changed);

        using var other = Pinned.Server(k => k.WithKeysFromAwsCli(dump.Folder));

        Assert.That(other.Key("alias/cards").CreationDate, Is.EqualTo(new DateTimeOffset(2025, 12, 31, 11, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_grant_without_a_name_may_have_an_empty_one_in_the_output()
    {
        await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = CardsId, GranteePrincipal = "arn:aws:iam::111122223333:role/worker", Operations = ["Decrypt"] });
        using var dump = await CliDump.OfAsync(Kms);
        var output = await File.ReadAllTextAsync(dump.PathOf(CliDump.NameOf("ListGrants", "us-east-1", CardsId)));
        using var other = Pinned.Server(k => k.WithKeysFromAwsCli(dump.Folder));

        Assert.That((output.Contains("\"Name\": \"\"", StringComparison.Ordinal), other.Key("alias/cards").Grants.Single().Name), Is.EqualTo((true, (string?)null)));
    }

    [Test]
    public async Task The_predefined_aliases_of_services_are_no_obstacle()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithAwsAliases());
        using var dump = await CliDump.OfAsync(kms);

        using var other = Pinned.Server(k => k.WithKeysFromAwsCli(dump.Folder));

        Assert.That(other.Keys, Has.Count.EqualTo(1));
    }

    [TestCase("DescribeKey", "\"KeyState\": \"Enabled\"", "\"KeyState\": \"Creating\"", "the key is Creating. Write the file again when that is over.")]
    [TestCase("DescribeKey", "\"Arn\": \"arn", "\"Arn\": \"a", "its Arn is no ARN of a key.")]
    [TestCase("DescribeKey", "\"Origin\": \"AWS_KMS\"", "\"CustomKeyStoreId\": \"cks-1\"", "the key is in a custom key store, whose material is outside of KMS.")]
    [TestCase("DescribeKey", "\"CreationDate\": ", "\"CreationDate\": \"x\", \"Other\": ", "$.KeyMetadata.CreationDate has another form than the AWS CLI gives it.")]
    [TestCase("DescribeKey", "{", "", "it is no JSON; see line")]
    [TestCase("DescribeKey", "\"KeyState\": \"Enabled\"", "\"KeyState\": \"Enable\"", "KeyState Enable is none that can be loaded: Enabled, Disabled,")]
    [TestCase("DescribeKey", "\"KeyState\": \"Enabled\"", "\"KeyState\": \"Unavailable\"", "KeyState Unavailable is none that can be loaded")]
    [TestCase("DescribeKey", "\"KeyState\": \"Enabled\"", "\"KeyState\": \"Disabled\"", "Enabled and KeyState Disabled contradict each other.")]
    [TestCase("DescribeKey", "\"Enabled\": true", "\"DeletionDate\": 1800000000", "a key that is Enabled has no DeletionDate.")]
    [TestCase("DescribeKey", "\"CreationDate\": ", "\"CreationDate\": \"2026-01-01T00:00:00\", \"Other\": ", "$.KeyMetadata.CreationDate has another form")]
    [TestCase("ListResourceTags", "\"Tags\"", "\"Truncated\": true, \"Tags\"", "it is a first page only.")]
    [TestCase("ListResourceTags", "\"Tags\": []", "\"Tags\": [{\"TagKey\": \"a\"}, {\"TagKey\": \"a\"}]", "the tag a stands there twice.")]
    [TestCase("DescribeKey", "\"KeyMetadata\"", "\"KeyMetadatas\"", "it is no output of describe-key, get-key-policy, get-key-rotation-status")]
    [TestCase("GetKeyPolicy", "\"Policy\": \"", "\"Policy\": \"-", "its Policy is no JSON.")]
    [TestCase("ListResourceTags", "\"Tags\"", "\"NextToken\": \"x\", \"Tags\"", "it is a first page only. Leave --max-items and --no-paginate out.")]
    public async Task An_output_that_cannot_be_meant_is_refused_with_its_name(string operation, string right, string wrong, string message)
    {
        using var dump = await CliDump.OfAsync(Kms);
        var name = CliDump.NameOf(operation, "us-east-1", CardsId);
        dump.Change(name, right, wrong);

        Assert.That(
            () => FakeKmsServer.Start(k => k.WithKeysFromAwsCli(dump.Folder)),
            Throws.ArgumentException.With.Message.StartsWith($"{Path.GetFileName(dump.Folder)} has no keys that can be loaded: {name}: ").And.Message.Contains(message));
    }

    [Test]
    public async Task A_key_without_its_description_is_missed()
    {
        await Client.CreateSymmetricKeyAsync();
        using var dump = await CliDump.OfAsync(Kms);
        File.Delete(dump.PathOf(CliDump.NameOf("DescribeKey", "us-east-1", CardsId)));

        Assert.That(
            () => FakeKmsServer.Start(k => k.WithKeysFromAwsCli(dump.Folder)),
            Throws.ArgumentException.With.Message.EndsWith("is listed, and no file describes it. Add its describe-key, or take this file out."));
    }

    [Test]
    public async Task An_alias_and_a_grant_of_a_key_that_is_not_described_are_refused()
    {
        await Client.CreateSymmetricKeyAsync();
        await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = CardsId, GranteePrincipal = "arn:aws:iam::111122223333:role/worker", Operations = ["Decrypt"] });
        using var dump = await CliDump.OfAsync(Kms);
        File.Delete(dump.PathOf(CliDump.NameOf("DescribeKey", "us-east-1", CardsId)));
        File.Delete(dump.PathOf(CliDump.NameOf("ListKeys", "us-east-1", null)));
        void Start() => FakeKmsServer.Start(k => k.WithKeysFromAwsCli(dump.Folder));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Start, Throws.ArgumentException.With.Message.EndsWith("alias/cards is the name of a key that no file describes."));
            File.Delete(dump.PathOf(CliDump.NameOf("ListAliases", "us-east-1", null)));
            Assert.That(Start, Throws.ArgumentException.With.Message.EndsWith("is on a key that no file describes."));
        }
    }

    [Test]
    public async Task A_policy_says_by_its_file_name_whose_it_is()
    {
        using var dump = await CliDump.OfAsync(Kms);
        File.Move(dump.PathOf(CliDump.NameOf("GetKeyPolicy", "us-east-1", CardsId)), dump.PathOf("policy.json"));

        Assert.That(
            () => FakeKmsServer.Start(k => k.WithKeysFromAwsCli(dump.Folder)),
            Throws.ArgumentException.With.Message.Contains("policy.json: it does not say whose it is. Name the file after the key id of a described key"));
    }

    [Test]
    public async Task A_key_that_is_described_twice_is_refused()
    {
        using var dump = await CliDump.OfAsync(Kms);
        File.Copy(dump.PathOf(CliDump.NameOf("DescribeKey", "us-east-1", CardsId)), dump.PathOf("again.json"));

        Assert.That(() => FakeKmsServer.Start(k => k.WithKeysFromAwsCli(dump.Folder)), Throws.ArgumentException.With.Message.EndsWith("is described twice."));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task A_named_pipe_in_the_folder_keeps_nobody_waiting()
    {
        using var dump = await CliDump.OfAsync(Kms);
        using (var making = System.Diagnostics.Process.Start("mkfifo", dump.PathOf("pipe.json"))) await making.WaitForExitAsync();
        File.CreateSymbolicLink(dump.PathOf("link.json"), dump.PathOf("pipe.json"));

        using var other = Pinned.Server(k => k.WithKeysFromAwsCli(dump.Folder));

        Assert.That(other.Keys, Has.Count.EqualTo(1));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task A_file_that_is_a_link_is_read()
    {
        using var dump = await CliDump.OfAsync(Kms);
        using var files = await CliDump.OfAsync(Kms);
        var name = CliDump.NameOf("DescribeKey", "us-east-1", CardsId);
        File.Delete(dump.PathOf(name));
        File.CreateSymbolicLink(dump.PathOf(name), files.PathOf(name));

        using var other = Pinned.Server(k => k.WithKeysFromAwsCli(dump.Folder));

        Assert.That(other.Keys, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_folder_without_descriptions_is_refused()
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"empty-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            Assert.That(
                () => FakeKmsServer.Start(k => k.WithKeysFromAwsCli(folder)),
                Throws.ArgumentException.With.Message.EndsWith("describe-key: its output is in none of the files."));
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    // What AWS tells of the materials of a key is which one is the current one.
    private static IEnumerable<string> Described(FakeKmsServer kms) => kms.Keys.OrderBy(key => key.Arn, StringComparer.Ordinal).Select(key => string.Join('\n',
    [
        key.Arn, key.KeyState.Value, key.CreationDate.ToString("O"), $"{key.DeletionDate:O} {key.CurrentKeyMaterialId} {key.Policy} {key.Description}",
        .. key.Aliases, .. key.Tags.Select(tag => $"{tag.Key}={tag.Value}"), .. key.Grants.Select(grant => grant.GrantId),
        $"{key.Materials.FirstOrDefault(material => material.KeyMaterialState == KeyMaterialState.CURRENT)?.ValidTo:O}",
    ]));

    [GeneratedRegex("\"CreationDate\": [0-9.E+]+")]
    private static partial Regex CreationDate();
}
