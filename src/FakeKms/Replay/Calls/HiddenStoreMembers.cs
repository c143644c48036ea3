using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Unrecorded;

namespace FakeKms.Replay.Calls;

/// <summary>
/// The passwords and credentials of custom key stores. The credential of an external one is that of the server's own proxy, which answers for every endpoint
/// and path of a log.
/// </summary>
internal sealed class HiddenStoreMembers(ReplayEngine engine)
{
    private const string Password = "invented-password";
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n";

    // No proxy takes it: an update that failed for its proxy needs something that is new to KMS, or KMS would not ask there.
    private static XksProxyAuthenticationCredentialType Wrong => new()
    {
        AccessKeyId = "INVENTEDACCESSKEY234",
        RawSecretAccessKey = "invented/invented/invented/invented/invented+12345=",
    };

    public void Fill(PlannedCall call, CreateCustomKeyStoreRequest create)
    {
        if (create.CustomKeyStoreType == CustomKeyStoreType.EXTERNAL_KEY_STORE) create.XksProxyAuthenticationCredential = Credential(call);
        else (create.KeyStorePassword, create.TrustAnchorCertificate) = (Password, Certificate);
    }

    /// <summary>An update of which the log shows nothing was one of the password or of the credential.</summary>
    public void Fill(PlannedCall call, UpdateCustomKeyStoreRequest update)
    {
        if (!ShowsNothing(update)) return;
        if (engine.IsExternalKeyStore(update.CustomKeyStoreId)) update.XksProxyAuthenticationCredential = Credential(call);
        else update.KeyStorePassword = Password;
    }

    private XksProxyAuthenticationCredentialType Credential(PlannedCall call)
    {
        if (call.Problem is not null) return Wrong;
        var (accessKeyId, rawSecretAccessKey) = engine.ProxyCredential;
        return new XksProxyAuthenticationCredentialType { AccessKeyId = accessKeyId, RawSecretAccessKey = rawSecretAccessKey };
    }

    private static bool ShowsNothing(UpdateCustomKeyStoreRequest update) =>
        update is
        {
            NewCustomKeyStoreName: null, CloudHsmClusterId: null, XksProxyConnectivity: null,
            XksProxyUriEndpoint: null, XksProxyUriPath: null, XksProxyVpcEndpointServiceName: null,
        };
}
