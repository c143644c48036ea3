using System.Net;
using System.Net.Http.Json;
using Amazon.KeyManagementService;
using FakeKms;

namespace CustomerVault.Tests;

/// <summary>What the API does, however its client reaches the fake.</summary>
public abstract class CustomerTests : FakeKmsTest
{
    private static readonly CustomerData Alice = new("Alice", "DE89 3704 0044 0532 0130 00");

    /// <summary>A client of the API. Its application calls the server of the test.</summary>
    protected abstract Task<HttpClient> StartAsync();

    protected override void Configure(FakeKmsBuilder kms) => kms
        .WithKey("alias/customers", key => key.Imported())
        .WithKey("alias/customers-next");

    [Test]
    public async Task A_customer_that_was_stored_can_be_read_and_KMS_knows_whose_data_it_was()
    {
        using var api = await StartAsync();

        var stored = await api.PutAsJsonAsync("/customers/7", Alice);

        Assert.That(stored.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await api.GetFromJsonAsync<CustomerData>("/customers/7"), Is.EqualTo(Alice));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("GenerateDataKey").OnKey("alias/customers").WithRequestParameter("encryptionContext.customer", "7"));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").OnKey("alias/customers").WithRequestParameter("encryptionContext.customer", "7"));
        Assert.That(Kms.Trail.ToLogJson(), Does.Not.Contain(Alice.Iban));
    }

    [Test]
    public async Task A_withdrawn_key_makes_customers_unreadable_and_the_service_unhealthy()
    {
        using var api = await StartAsync();
        await api.PutAsJsonAsync("/customers/7", Alice);
        var healthy = await api.GetAsync("/health");

        await Kms.Scenario("the key is withdrawn").DeleteImportedKeyMaterial("alias/customers");

        Assert.That(healthy.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await api.GetAsync("/customers/7")).StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await api.GetAsync("/health")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").WithErrorCode("KMSInvalidStateException"));
    }

    [Test]
    public async Task A_customer_is_rewrapped_in_the_background_and_no_longer_needs_the_first_key()
    {
        using var api = await StartAsync();
        await api.PutAsJsonAsync("/customers/7", Alice);

        var accepted = await api.PostAsync("/customers/7/rewrap", content: null);
        await Kms.Trail.WaitFor("ReEncrypt");
        await Kms.Scenario("the first key is disabled").DisableKey("alias/customers");

        Assert.That(accepted.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(Kms.Key("alias/customers").KeyState, Is.EqualTo(KeyState.Disabled));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("ReEncrypt").OnKey("alias/customers-next"));
    }
}
