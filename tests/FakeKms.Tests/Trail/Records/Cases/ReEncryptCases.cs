using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class ReEncryptCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        Of("ReEncrypt", Context, r => (r.SourceEncryptionContext, r.DestinationEncryptionContext) = (Context, new() { ["tenant"] = "8" })),
        Of("ReEncrypt.same-key", null, r => (r.SourceKeyId, r.DestinationKeyId) = (KeyId, Alias)),
        Of("ReEncrypt.error-dryrun", null, r => r.DryRun = true),
        new("ReEncrypt.error-destinationnotfound", async s =>
        {
            await s.KeyAsync();
            var encrypted = await s.Client.EncryptAsync(EncryptCases.Request());
            return await s.Of(() => s.Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = encrypted.CiphertextBlob, DestinationKeyId = OtherKeyId }));
        }),
    ];

    private static RecordCase Of(string name, Dictionary<string, string>? context, Action<ReEncryptRequest> change) => new(name, async stage =>
    {
        await stage.Client.CreateAliasAsync(Alias, await stage.KeyAsync());
        var encrypted = await stage.Client.EncryptAsync(EncryptCases.Request(r => r.EncryptionContext = context));
        await stage.KeyAsync(keyId: OtherKeyId);
        var request = new ReEncryptRequest { CiphertextBlob = encrypted.CiphertextBlob, DestinationKeyId = OtherKeyId };
        change(request);
        return await stage.Of(() => stage.Client.ReEncryptAsync(request));
    });
}
