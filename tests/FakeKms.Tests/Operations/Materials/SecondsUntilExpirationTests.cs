using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>The figure that CloudWatch has for each key whose imported material expires.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/monitoring-cloudwatch.html"/></remarks>
public sealed class SecondsUntilExpirationTests : InMemory
{
    [Test]
    public async Task Whole_seconds_are_counted_down_and_there_is_no_figure_at_the_end()
    {
        var key = await Client.CreateExternalKeyAsync();
        await ImportAsync(key, fill: 1, days: 1);

        var figures = new List<long?> { Figure(key) };
        foreach (var span in new[] { TimeSpan.FromTicks(1), TimeSpan.FromHours(1), TimeSpan.FromHours(23) - TimeSpan.FromTicks(2), TimeSpan.FromTicks(1) })
        {
            Kms.Advance(span);
            figures.Add(Figure(key));
        }

        Assert.That(figures, Is.EqualTo(new long?[] { 86_400, 86_399, 82_799, 0, null }));
    }

    [Test]
    public async Task A_key_has_that_of_the_material_that_expires_first_and_each_material_its_own()
    {
        var key = await Client.CreateExternalKeyAsync();
        await ImportAsync(key, fill: 1, days: 1);
        await ImportAsync(key, fill: 2, days: null, ImportType.NEW_KEY_MATERIAL);
        var pending = Figure(key);
        await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = key });
        await ImportAsync(key, fill: 2, days: 3);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((pending, Figure(key)), Is.EqualTo(((long?)86_400, (long?)86_400)));
            Assert.That(
                Kms.Key(key).Materials.Select(material => material.SecondsUntilKeyMaterialExpiration), Is.EqualTo(new long?[] { 86_400, 3 * 86_400 }));
        }
    }

    [Test]
    public async Task Material_that_waits_for_its_rotation_does_not_count_for_its_key()
    {
        var key = await Client.CreateExternalKeyAsync();
        await ImportAsync(key, fill: 1, days: null);
        await ImportAsync(key, fill: 2, days: 1, ImportType.NEW_KEY_MATERIAL);

        Assert.That((Figure(key), Kms.Key(key).Materials[^1].SecondsUntilKeyMaterialExpiration), Is.EqualTo(((long?)null, (long?)86_400)));
    }

    [Test]
    public async Task Keys_whose_material_does_not_expire_have_none()
    {
        var imported = await Client.CreateExternalKeyAsync();
        var before = Figure(imported);
        await ImportAsync(imported, fill: 1, days: null);

        Assert.That(new[] { before, Figure(imported), Figure(await Client.CreateSymmetricKeyAsync()) }, Is.All.Null);
    }

    private long? Figure(string key) => Kms.Key(key).SecondsUntilKeyMaterialExpiration;

    private Task ImportAsync(string key, byte fill, int? days, ImportType? type = null) => Client.ImportAsync(key, Wrapping.Material(fill), request =>
    {
        request.ImportType = type;
        request.ExpirationModel = days is null ? ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE : ExpirationModelType.KEY_MATERIAL_EXPIRES;
        request.ValidTo = days is { } count ? Kms.Clock.GetUtcNow().AddDays(count).UtcDateTime : null;
    });
}
