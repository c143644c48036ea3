using System.Text.Json;
using FakeKms.Tests.Replay;

namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>
/// What CloudTrail says of custom key stores.
/// https://docs.aws.amazon.com/kms/latest/developerguide/ct-createcustomkeystore.html
/// </summary>
public class KeyStoreRecordTests : InMemory
{
    [Test]
    public async Task Each_operation_on_a_CloudHSM_key_store_is_recorded_as_AWS_documents_it()
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        await Client.StoreAsync(id);
        await Client.DisconnectStoreAsync(id);
        await Client.UpdateStoreAsync(id, r => r.CloudHsmClusterId = KeyStoreRequests.OtherCluster);
        await Client.DeleteStoreAsync(id);

        var request = $$"""{"customKeyStoreId":"{{id}}"}""";
        const string data = """{"customKeyStoreName":"cards","clusterId":"cluster-2a3b4c5d6e7"}""";
        const string dataAfter = """{"customKeyStoreName":"cards","clusterId":"cluster-7g6f5e4d3c2"}""";
        Assert.That(Kms.Trail.Select(Line), Is.EqualTo(new[]
        {
            $"CreateCustomKeyStore False {data} {request} ",
            $"ConnectCustomKeyStore False {request} null {data}",
            $"DescribeCustomKeyStores True {request} null ",
            $"DisconnectCustomKeyStore False {request} null {data}",
            $$"""UpdateCustomKeyStore False {"customKeyStoreId":"{{id}}","clusterId":"cluster-7g6f5e4d3c2"} null {{dataAfter}}""",
            $"DeleteCustomKeyStore False {request} null {dataAfter}",
        }));
    }

    [Test]
    public async Task An_external_key_store_is_recorded_with_its_proxy_and_without_a_cluster()
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Vpc());

        const string members =
            """
            {"customKeyStoreName":"vault","customKeyStoreType":"EXTERNAL_KEY_STORE","xksProxyConnectivity":"VPC_ENDPOINT_SERVICE",
            "xksProxyUriEndpoint":"https://xks.internal.example.com","xksProxyUriPath":"/kms/xks/v1",
            "xksProxyVpcEndpointServiceName":"com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"}
            """;
        var request = $$"""{"customKeyStoreId":"{{id}}"}""";
        Assert.That(Kms.Trail.Select(Line), Is.EqualTo(new[]
        {
            $"CreateCustomKeyStore False {members.ReplaceLineEndings("")} {request} ",
            $$"""ConnectCustomKeyStore False {{request}} null {"customKeyStoreName":"vault"}""",
        }));
    }

    [Test]
    public async Task Of_a_call_that_the_caller_may_not_make_the_record_does_not_tell_the_store()
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var keyId = await Client.KeyInAsync(id);
        using var denied = Kms.Authorization.Deny(null, "kms:*");
        await ErrorOf(() => Client.DisconnectStoreAsync(id));
        await ErrorOf(() => Client.EncryptTextAsync(keyId, "x"));

        Assert.That(
            Kms.Trail.TakeLast(2).Select(record => $"{record.EventName} {record.ErrorCode} {record.Value("additionalEventData")?.GetRawText()}"),
            Is.EqualTo(new[] { "DisconnectCustomKeyStore AccessDenied ", "Encrypt AccessDenied " }));
    }

    [Test]
    public async Task No_record_names_a_resource_and_none_holds_a_secret()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        var id = await Client.CreateStoreAsync(KeyStoreRequests.Public());
        await Client.UpdateStoreAsync(id, r => r.XksProxyAuthenticationCredential = KeyStoreRequests.Public().XksProxyAuthenticationCredential);
        await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("other")));

        var log = Kms.Trail.ToLogJson();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Select(record => record.Resources), Is.All.Empty);
            foreach (var secret in new[] { KeyStoreRequests.Password, KeyStoreRequests.Secret, KeyStoreRequests.AccessKeyId, "BEGIN CERTIFICATE" })
                Assert.That(log, Does.Not.Contain(secret));
        }
    }

    [Test]
    public async Task A_refused_call_is_recorded_with_its_error()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("other")));

        var record = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.ErrorCode, Is.EqualTo("CloudHsmClusterInUseException"));
            Assert.That(record.RequestParameters.GetRawText(), Is.EqualTo("""{"customKeyStoreName":"other","clusterId":"cluster-2a3b4c5d6e7"}"""));
            Assert.That(record.ResponseElements.ValueKind, Is.EqualTo(JsonValueKind.Null));
        }
    }

    [Test]
    public async Task A_key_in_a_store_is_recorded_with_the_store_in_request_and_metadata()
    {
        var cloudHsm = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var external = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public());
        await Client.KeyInAsync(cloudHsm);
        await Client.KeyInAsync(external, "bb8562717f809024");
        var (hsm, xks) = (Kms.Trail[^2], Kms.Trail[^1]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hsm.RequestParameters.GetProperty("customKeyStoreId").GetString(), Is.EqualTo(cloudHsm));
            Assert.That(hsm.ResponseElements.GetProperty("keyMetadata").GetProperty("cloudHsmClusterId").GetString(), Is.EqualTo(KeyStoreRequests.Cluster));
            Assert.That(xks.RequestParameters.GetProperty("xksKeyId").GetString(), Is.EqualTo("bb8562717f809024"));
            Assert.That(
                xks.ResponseElements.GetProperty("keyMetadata").GetProperty("xksKeyConfiguration").GetRawText(),
                Is.EqualTo("""{"id":"bb8562717f809024"}"""));
        }
    }

    private static string Line(KmsEvent record) => string.Join(' ',
        record.EventName, record.ReadOnly, record.RequestParameters.GetRawText(), record.ResponseElements.GetRawText(), record.AdditionalEventData?.GetRawText());
}
