using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records;

/// <summary>What a record is on: a key by its whole id, its ARN, or a name that it had.</summary>
public sealed class NamedKeyTests : InMemory
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Arn = "arn:aws:kms:us-east-1:111122223333:key/" + KeyId;

    [TestCase(KeyId)]
    [TestCase(Arn)]
    [TestCase("key/" + KeyId)]
    [TestCase("alias/cards")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:alias/cards")]
    public async Task A_whole_name_is_the_keys(string name) => Assert.That((await RecordAsync()).IsOn(name), Is.True);

    [TestCase("1234567890ab")]
    [TestCase("ab")]
    [TestCase("56ef-1234567890ab")]
    [TestCase("/" + KeyId)]
    [TestCase("1234abcd")]
    [TestCase("cards")]
    [TestCase("alias/card")]
    [TestCase("alias/cards2")]
    [TestCase("ALIAS/cards")]
    [TestCase("arn:aws:kms:eu-west-1:111122223333:alias/cards")]
    [TestCase("arn:aws:kms:us-east-1:444455556666:alias/cards")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:cards")]
    public async Task A_part_of_a_name_is_not(string name) => Assert.That((await RecordAsync()).IsOn(name), Is.False);

    private async Task<KmsEvent> RecordAsync()
    {
        await Client.DescribeKeyAsync(KeyId);
        return Kms.Trail[^1];
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards", key => key.WithKeyId(KeyId));
}
