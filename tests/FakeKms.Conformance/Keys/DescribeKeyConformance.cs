using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("DescribeKey")]
[Lanes]
public class DescribeKeyConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_key_is_named_by_its_id_its_ARN_its_alias_and_the_ARN_of_its_alias()
    {
        var created = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        await Client.CreateAliasAsync(Alias, created.KeyId);
        string[] names = [created.KeyId, created.Arn, Alias, created.Arn.Replace($"key/{created.KeyId}", Alias, StringComparison.Ordinal)];

        using (Assert.EnterMultipleScope())
        {
            foreach (var name in names)
            {
                var key = (await Client.DescribeKeyAsync(name)).KeyMetadata;
                Assert.That((key.KeyId, key.Arn), Is.EqualTo((created.KeyId, created.Arn)), name);
            }
        }
    }

    [Test]
    public async Task A_key_is_described_as_it_was_created()
    {
        var created = (await Client.CreateKeyAsync(new CreateKeyRequest { Description = "cards" })).KeyMetadata;

        var described = (await Client.DescribeKeyAsync(created.KeyId)).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (described.Description, described.KeyState, described.CreationDate),
                Is.EqualTo((created.Description, created.KeyState, created.CreationDate)));
            Assert.That(described.CurrentKeyMaterialId, Is.EqualTo(created.CurrentKeyMaterialId));
        }
    }

    [Test]
    public async Task A_key_is_described_in_every_state()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);
        var disabled = (await Client.DescribeKeyAsync(keyId)).KeyMetadata;
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        var pending = (await Client.DescribeKeyAsync(keyId)).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((disabled.KeyState.Value, disabled.Enabled, disabled.DeletionDate), Is.EqualTo(("Disabled", (bool?)false, (DateTime?)null)));
            Assert.That((pending.KeyState.Value, pending.Enabled, pending.DeletionDate is null), Is.EqualTo(("PendingDeletion", (bool?)false, false)));
        }
    }

    [Test]
    [Refusal]
    public async Task A_key_that_does_not_exist_is_not_found_by_its_whole_ARN() =>
        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(UnknownKey)), Does.Match(Errors.UnknownKey(Region, UnknownKey)));

    [Test]
    [Refusal]
    public async Task An_alias_that_does_not_exist_is_not_found_by_its_whole_ARN() =>
        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(Alias)), Does.Match(Errors.UnknownAlias(Region, Alias)));

    [Refusal]
    [TestCase("fake-key-id", "NotFoundException: Invalid keyId 'fake-key-id'")]
    [TestCase("1234abcd12ab34cd56ef1234567890ab", "NotFoundException: Invalid keyId '1234abcd12ab34cd56ef1234567890ab'")]
    [TestCase("", "ValidationException: 2 validation errors detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'keyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\\p{ASCII}+$")]
    [TestCase("schlüssel", "ValidationException: 1 validation error detected: Value 'schlüssel' at 'keyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\\p{ASCII}+$")]
    public async Task A_text_that_names_no_key_is_refused_in_the_words_of_AWS(string keyId, string error) =>
        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId })), Is.EqualTo(error));

    [Test]
    [Refusal]
    public async Task An_ARN_of_another_Region_is_not_found()
    {
        var elsewhere = (await ArnOf(await Client.CreateSymmetricKeyAsync())).Replace($":{Region}:", $":{OtherRegion}:", StringComparison.Ordinal);

        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(elsewhere)), Is.EqualTo($"NotFoundException: Invalid arn {OtherRegion}"));
    }
}
