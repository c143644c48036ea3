namespace FakeKms.Conformance;

[Operation("EnableKeyRotation")]
[Lanes]
public class EnableKeyRotationConformance(string lane) : RotationFixture(lane)
{
    [TestCase(null, 365)]
    [TestCase(90, 90)]
    [TestCase(2560, 2560)]
    public async Task A_key_rotates_every_so_many_days(int? asked, int days)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await EnableAsync(keyId, asked);

        var status = await StatusAsync(keyId);
        Assert.That((status.KeyRotationEnabled, status.RotationPeriodInDays), Is.EqualTo(((bool?)true, (int?)days)));
    }

    [Test]
    public async Task Another_period_takes_the_place_of_the_first()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await EnableAsync(keyId, 90);

        await EnableAsync(await ArnOf(keyId), 180);

        Assert.That((await StatusAsync(keyId)).RotationPeriodInDays, Is.EqualTo(180));
    }

    [Refusal]
    [TestCase(89, "greater than or equal to 90")]
    [TestCase(2561, "less than or equal to 2560")]
    public async Task A_period_has_90_to_2560_days(int days, string constraint) => Assert.That(
        await ErrorOf(() => EnableAsync(UnknownKey, days)),
        Is.EqualTo(Errors.Constraint($"Value '{days}' at 'rotationPeriodInDays'", $"Member must have value {constraint}")));

    [Refusal]
    [TestCase("RSA_2048", "SIGN_VERIFY")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC")]
    [TestCase("ML_DSA_44", "SIGN_VERIFY")]
    public async Task Keys_of_other_specs_do_not_rotate(string spec, string usage)
    {
        var keyId = await CreateAsync(spec, usage);

        Assert.That(await ErrorOf(() => EnableAsync(keyId)), Does.StartWith("UnsupportedOperationException"));
    }

    [Test]
    [Refusal]
    public async Task Imported_material_does_not_rotate_by_the_calendar()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(await ErrorOf(() => EnableAsync(keyId)), Is.EqualTo(Errors.Origin(await ArnOf(keyId), "EXTERNAL")));
    }

    [Test]
    [Refusal]
    public async Task A_disabled_key_does_not_begin_to_rotate()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => EnableAsync(keyId)), Is.EqualTo(Errors.Disabled(await ArnOf(keyId))));
    }
}
