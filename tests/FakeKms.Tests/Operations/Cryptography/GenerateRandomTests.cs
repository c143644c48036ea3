using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Operations.Cryptography;

public class GenerateRandomTests : InMemory
{

    [Test]
    public async Task Every_call_answers_other_bytes_and_another_server_with_the_seed_the_same_ones()
    {
        using var twin = FakeKmsServer.Start();
        using var twinClient = twin.CreateClient();

        var first = (await Client.GenerateRandomAsync(16)).Plaintext.ToArray();
        var second = (await Client.GenerateRandomAsync(16)).Plaintext.ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.Not.EqualTo(first));
            Assert.That((await twinClient.GenerateRandomAsync(16)).Plaintext.ToArray(), Is.EqualTo(first));
        }
    }

    [Test]
    public async Task The_number_of_bytes_is_required_before_a_key_store_is_looked_for() => Assert.That(
        await ErrorOf(() => Client.GenerateRandomAsync(new GenerateRandomRequest { CustomKeyStoreId = "cks-1234567890abcdef0" })),
        Is.EqualTo("ValidationException: NumberOfBytes is required."));

    [Test]
    public async Task The_record_has_neither_parameters_nor_resources()
    {
        await Client.GenerateRandomAsync(8);

        var record = Kms.Trail.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.ToJson(), Does.Contain("\"requestParameters\":null,\"responseElements\":null").And.Not.Contain("\"resources\"").And.Not.Contain("additionalEventData"));
            Assert.That((record.EventName, record.ReadOnly, record.ErrorCode), Is.EqualTo(("GenerateRandom", true, (string?)null)));
        }
    }

    [Test]
    public async Task A_connected_CloudHSM_key_store_makes_random_bytes()
    {
        var store = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());

        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, CustomKeyStoreId = store });

        Assert.That(answer.Plaintext.Length, Is.EqualTo(8));
        Assert.That(Kms.Trail[^1].ToJson(), Does.Contain("\"requestParameters\":null"));
    }

    [Test]
    public async Task A_CloudHSM_key_store_that_is_not_connected_makes_none()
    {
        var store = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        Assert.That(await ErrorOf(() => Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, CustomKeyStoreId = store })), Is.EqualTo(
            $"CustomKeyStoreInvalidStateException: The connection state of the custom key store {store} is DISCONNECTED, which is not valid for GenerateRandom."));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_external_key_store_makes_none_connected_or_not(bool connected)
    {
        var request = KeyStoreRequests.Public();
        var store = connected ? await Client.CreateConnectedStoreAsync(request) : await Client.CreateStoreAsync(request);

        Assert.That(
            async () => await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, CustomKeyStoreId = store }),
            Throws.TypeOf<UnsupportedOperationException>());
    }
}
