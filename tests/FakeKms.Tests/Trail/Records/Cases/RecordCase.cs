using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records.Cases;

/// <summary>A situation and the record that it leaves: <c>Records/{Name}.json</c>. The name begins with the operation or the service event.</summary>
internal sealed record RecordCase(string Name, Func<RecordStage, Task<KmsEvent>> Run)
{
    public static IReadOnlyList<RecordCase> Every { get; } =
    [
        .. KeyCases.All, .. CreateKeyCases.All, .. DeletionCases.All, .. AliasCases.All, .. PolicyCases.All, .. TagCases.All, .. GrantCases.All,
        .. EncryptCases.All, .. DecryptCases.All, .. ReEncryptCases.All, .. DataKeyCases.All, .. SigningCases.All, .. SharedSecretCases.All, .. RecipientCases.All,
        .. ImportCases.All, .. RotationCases.All, .. KeyStoreCases.All, .. KeysInStoreCases.All, .. MultiRegionCases.All, .. CallerCases.All, .. ForeignCallerCases.All,
    ];

    public override string ToString() => Name;

    /// <summary>A call on a key.</summary>
    public static RecordCase OnKey(string name, Func<RecordStage, Task> call, Action<CreateKeyRequest>? key = null) => new(name, async stage =>
    {
        await stage.KeyAsync(key);
        return await stage.Of(() => call(stage));
    });

    /// <summary>A call on a key that has an alias.</summary>
    public static RecordCase OnNamedKey(string name, Func<RecordStage, Task> call, Action<CreateKeyRequest>? key = null) => new(name, async stage =>
    {
        await stage.Client.CreateAliasAsync(RecordStage.Alias, await stage.KeyAsync(key));
        return await stage.Of(() => call(stage));
    });
}
