using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>A refusal quotes what is wrong with a request, but no secret.</summary>
public class SecretsInErrorsTests : InMemory
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 60).Select(number => (char)('A' + number % 26)));

    [Test]
    public async Task No_refused_secret_is_quoted_in_a_record()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var (cluster, proxy) = (KeyStoreRequests.CloudHsm(), KeyStoreRequests.Public());
        cluster.KeyStorePassword = Long + "!";
        cluster.TrustAnchorCertificate = Long + "\u0001";
        proxy.XksProxyAuthenticationCredential = new() { AccessKeyId = Long.ToLowerInvariant(), RawSecretAccessKey = Long + "~~" };

        string[] errors =
        [
            await ErrorOf(() => Client.CreateCustomKeyStoreAsync(cluster)),
            await ErrorOf(() => Client.CreateCustomKeyStoreAsync(proxy)),
            await ErrorOf(() => Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId, GrantTokens = [Long, Long + "?"] })),
            await ErrorOf(() => Client.RetireGrantAsync(new RetireGrantRequest { GrantToken = Long + "?" })),
            await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(new byte[7000]) })),
        ];

        var finder = new SecretFinder();
        foreach (var secret in new[] { Long, Long.ToLowerInvariant(), new string('\0', 7000) }) finder.Add(secret);
        Assert.That(errors, Has.None.EqualTo("no error"));
        Assert.That(Kms.Trail.Select(record => finder.FindIn(record.ToJson())).Where(found => found is not null), Is.Empty);
    }
}
