namespace FakeKms.Conformance;

[Operation("GetKeyRotationStatus")]
[Lanes]
public class GetKeyRotationStatusConformance(string lane) : RotationFixture(lane)
{
    [Test]
    public async Task A_new_key_does_not_rotate()
    {
        var status = await StatusAsync(await Client.CreateSymmetricKeyAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status.KeyRotationEnabled, Is.False);
            Assert.That(
                (status.NextRotationDate, status.RotationPeriodInDays, status.OnDemandRotationStartDate),
                Is.EqualTo(((DateTime?)null, (int?)null, (DateTime?)null)));
        }
    }

    [Test]
    public async Task The_next_date_is_one_period_from_now()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await EnableAsync(keyId, 180);

        var status = await StatusAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (status.KeyRotationEnabled, status.RotationPeriodInDays, status.OnDemandRotationStartDate),
                Is.EqualTo(((bool?)true, (int?)180, (DateTime?)null)));
            Assert.That(status.KeyId, Is.EqualTo(await ArnOf(keyId)));
            var created = (await Client.DescribeKeyAsync(keyId)).KeyMetadata.CreationDate;
            Assert.That(status.NextRotationDate - created, Is.EqualTo(TimeSpan.FromDays(180)).Within(TimeSpan.FromHours(1)));
        }
    }

    [Test]
    public async Task A_disabled_key_keeps_its_setting()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await EnableAsync(keyId);
        await Client.DisableKeyAsync(keyId);

        Assert.That((await StatusAsync(keyId)).KeyRotationEnabled, Is.True);
    }

    [Test]
    public async Task A_key_that_is_pending_deletion_reads_false_and_has_its_setting_back_afterwards()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await EnableAsync(keyId, 180);
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        var pending = await StatusAsync(keyId);
        await Client.CancelKeyDeletionAsync(keyId);

        Assert.That((pending.KeyRotationEnabled, (await StatusAsync(keyId)).KeyRotationEnabled), Is.EqualTo(((bool?)false, (bool?)true)));
    }

    [TestCase("RSA_2048", "SIGN_VERIFY")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC")]
    public async Task Keys_of_other_specs_read_false(string spec, string usage) =>
        Assert.That((await StatusAsync(await CreateAsync(spec, usage))).KeyRotationEnabled, Is.False);

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() => Assert.That(
        await ErrorOf(() => StatusAsync(UnknownKey)),
        Does.Match(Errors.UnknownKey(Region, UnknownKey)));

    [Test]
    [Refusal]
    public async Task An_alias_is_not_accepted()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => StatusAsync(Alias)), Is.EqualTo(Errors.NoAliases));
    }
}
