using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

/// <summary>A caller of another account: both accounts have a record if the key's owner lets the caller in, and one if not.</summary>
internal static class ForeignCallerCases
{
    private const string OtherAccount = "210987654321";

    private static readonly KmsCaller Emil = KmsCaller.AssumedRole("Auditor", "emil").WithAccountId(OtherAccount).WithPrincipalId("AROAEXAMPLEOTHERROLE7")
        .WithAccessKeyId("ASIAEXAMPLEOTHERKEY7").WithSourceIPAddress("203.0.113.9").WithUserAgent("auditor/1.0");

    public static IReadOnlyList<RecordCase> All { get; } =
    [
        new("Encrypt.of-another-account", async s => (await EncryptingAsync(s, isLetIn: true))[0]),
        new("Encrypt.of-another-account-for-the-owner", async s => (await EncryptingAsync(s, isLetIn: true))[1]),
        new("Encrypt.of-another-account.error-accessdenied", async s => (await EncryptingAsync(s, isLetIn: false)).Single()),
    ];

    private static async Task<IReadOnlyList<KmsEvent>> EncryptingAsync(RecordStage stage, bool isLetIn)
    {
        await stage.KeyAsync(r => { if (isLetIn) r.Policy = Policy.Replace("root\"", $"root\", \"{OtherAccount}\" ]").Replace("\"AWS\": ", "\"AWS\": [ "); });
        using var client = stage.Kms.CreateClient(Emil);
        return await stage.AllOf(() => client.EncryptAsync(EncryptCases.Request(r => (r.KeyId, r.EncryptionContext) = (Arn, Context))));
    }
}
