using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Replay.Calls;

/// <summary>The passwords and credentials of custom key stores.</summary>
internal static class HiddenStoreMembers
{
    private const string Password = "invented-password";
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n";

    public static void Fill(AmazonKeyManagementServiceRequest request)
    {
        if (request is CreateCustomKeyStoreRequest create && create.CustomKeyStoreType == CustomKeyStoreType.EXTERNAL_KEY_STORE)
        {
            create.XksProxyAuthenticationCredential = new XksProxyAuthenticationCredentialType
            {
                AccessKeyId = "INVENTEDACCESSKEY234",
                RawSecretAccessKey = "invented/invented/invented/invented/invented+12345=",
            };
        }
        else if (request is CreateCustomKeyStoreRequest forCluster) (forCluster.KeyStorePassword, forCluster.TrustAnchorCertificate) = (Password, Certificate);
        // An update of which the log shows nothing was one of the password.
        else if (request is UpdateCustomKeyStoreRequest update && ShowsNothing(update)) update.KeyStorePassword = Password;
    }

    private static bool ShowsNothing(UpdateCustomKeyStoreRequest update) =>
        update is
        {
            NewCustomKeyStoreName: null, CloudHsmClusterId: null, XksProxyConnectivity: null,
            XksProxyUriEndpoint: null, XksProxyUriPath: null, XksProxyVpcEndpointServiceName: null,
        };
}
