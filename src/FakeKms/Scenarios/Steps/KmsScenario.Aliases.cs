using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls CreateAlias.</summary>
    /// <param name="alias">The alias name, with its <c>alias/</c>.</param>
    /// <param name="targetKey">The key that it names: id, ARN, another alias of it, or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html"/></remarks>
    public KmsScenario CreateAlias(string alias, string targetKey) =>
        Add("CreateAlias", ScriptText.Of(("", alias), ("targetKey", targetKey)), async (run, token) =>
        {
            var request = new CreateAliasRequest { AliasName = alias, TargetKeyId = run.KeyId(targetKey) };
            return await run.Client.CreateAliasAsync(request, token).ConfigureAwait(false);
        });

    /// <summary>Calls UpdateAlias. Steps that use the alias afterwards reach the new key.</summary>
    /// <param name="alias">The alias name, with its <c>alias/</c>.</param>
    /// <param name="targetKey">The key that it names from now on: id, ARN, another alias of it, or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html"/></remarks>
    public KmsScenario UpdateAlias(string alias, string targetKey) =>
        Add("UpdateAlias", ScriptText.Of(("", alias), ("targetKey", targetKey)), async (run, token) =>
        {
            var request = new UpdateAliasRequest { AliasName = alias, TargetKeyId = run.KeyId(targetKey) };
            return await run.Client.UpdateAliasAsync(request, token).ConfigureAwait(false);
        });

    /// <summary>Calls DeleteAlias.</summary>
    /// <param name="alias">The alias name, with its <c>alias/</c>.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html"/></remarks>
    public KmsScenario DeleteAlias(string alias) => Add("DeleteAlias", ScriptText.Of(("", alias)), async (run, token) =>
        await run.Client.DeleteAliasAsync(new DeleteAliasRequest { AliasName = alias }, token).ConfigureAwait(false));

    /// <summary>Calls ListAliases, for one page.</summary>
    /// <param name="key">Only this key's aliases: id, ARN, alias or name; null for all.</param>
    /// <param name="limit">The most aliases to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html"/></remarks>
    public KmsScenario ListAliases(string? key = null, int? limit = null, string? marker = null) =>
        Add("ListAliases", ScriptText.Of(("", key), ("limit", limit), ("marker", marker)), async (run, token) =>
        {
            var request = new ListAliasesRequest { KeyId = key is null ? null : run.KeyId(key), Limit = limit, Marker = marker };
            return await run.Client.ListAliasesAsync(request, token).ConfigureAwait(false);
        });
}
