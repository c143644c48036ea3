using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class DecryptCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        Of("Decrypt", _ => { }),
        Of("Decrypt.key-named", r => r.KeyId = Arn),
        Of("Decrypt.error-incorrectkey", r => r.KeyId = OtherKeyId),
        Of("Decrypt.error-invalidciphertext", r => r.EncryptionContext = new() { ["tenant"] = "8" }),
        Of("Decrypt.error-notaciphertext", r => (r.CiphertextBlob, r.EncryptionContext) = (new MemoryStream([1, 2, 3]), null)),
        Of("Decrypt.error-dryrun", r => r.DryRun = true),
        Of("Decrypt.error-dryrun-without-ciphertext", r =>
        {
            (r.KeyId, r.CiphertextBlob, r.EncryptionContext) = (KeyId, null, null);
            (r.DryRun, r.DryRunModifiers) = (true, ["IGNORE_CIPHERTEXT"]);
        }),
        new("Decrypt.error-accessdenied", async s =>
        {
            await s.KeyAsync();
            var blob = (await s.Client.EncryptAsync(EncryptCases.Request())).CiphertextBlob;
            await s.Client.ScheduleKeyDeletionAsync(KeyId, 7);
            s.Kms.Advance(TimeSpan.FromDays(8));
            s.Kms.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 22, 10, 0, 0, TimeSpan.Zero));
            return await s.Of(() => s.Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob }));
        }),
        new("Decrypt.rsa", async s =>
        {
            await s.KeyAsync(EncryptCases.Rsa);
            var algorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1;
            var blob = (await s.Client.EncryptAsync(EncryptCases.Request(r => r.EncryptionAlgorithm = algorithm))).CiphertextBlob;
            return await s.Of(() => s.Client.DecryptAsync(new DecryptRequest { KeyId = KeyId, CiphertextBlob = blob, EncryptionAlgorithm = algorithm }));
        }),
    ];

    // There is a ciphertext of the first key, and a second key.
    private static RecordCase Of(string name, Action<DecryptRequest> change) => new(name, async stage =>
    {
        await stage.KeyAsync();
        var encrypted = await stage.Client.EncryptAsync(EncryptCases.Request(r => r.EncryptionContext = Context));
        await stage.KeyAsync(keyId: OtherKeyId);
        var request = new DecryptRequest { CiphertextBlob = encrypted.CiphertextBlob, EncryptionContext = Context };
        change(request);
        return await stage.Of(() => stage.Client.DecryptAsync(request));
    });
}
