using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class EncryptCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("Encrypt", s => s.Client.EncryptAsync(Request(r => r.EncryptionContext = Context))),
        OnNamedKey("Encrypt.alias", s => s.Client.EncryptAsync(Request(r => r.KeyId = Alias))),
        OnKey("Encrypt.rsa", s => s.Client.EncryptAsync(Request(r => r.EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256)), Rsa),
        OnKey("Encrypt.error-dryrun", s => s.Client.EncryptAsync(Request(r => r.DryRun = true))),
        new("Encrypt.error-disabled", async s =>
        {
            await s.Client.DisableKeyAsync(await s.KeyAsync());
            return await s.Of(() => s.Client.EncryptAsync(Request(r => r.EncryptionContext = Context)));
        }),
    ];

    public static void Rsa(CreateKeyRequest request) => (request.KeySpec, request.KeyUsage) = (KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT);

    public static EncryptRequest Request(Action<EncryptRequest>? change = null)
    {
        var request = new EncryptRequest { KeyId = KeyId, Plaintext = new MemoryStream("12,50 EUR"u8.ToArray()) };
        change?.Invoke(request);
        return request;
    }
}
