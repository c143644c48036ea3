namespace FakeKms.Conformance;

[Operation("DisableKey")]
[Lanes]
public class DisableKeyConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_disabled_key_refuses_to_encrypt()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await Client.DisableKeyAsync(keyId);

        Assert.That(
            (await StateOf(keyId), await ErrorOf(() => Client.EncryptTextAsync(keyId, "x"))),
            Is.EqualTo(("Disabled", Errors.Disabled(await ArnOf(keyId)))));
    }

    [Test]
    public async Task A_disabled_key_may_be_disabled_again()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        await Client.DisableKeyAsync(await ArnOf(keyId));

        Assert.That(await StateOf(keyId), Is.EqualTo("Disabled"));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_waits_for_its_material_is_not_disabled()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        Assert.That(await ErrorOf(() => Client.DisableKeyAsync(keyId)), Is.EqualTo(Errors.PendingImport(await ArnOf(keyId))));
    }

    [Test]
    [Refusal]
    public async Task An_alias_is_not_accepted()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => Client.DisableKeyAsync(Alias)), Is.EqualTo(Errors.NoAliases));
    }
}
