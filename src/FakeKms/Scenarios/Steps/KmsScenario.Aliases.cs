using Amazon.KeyManagementService.Model;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls CreateAlias.</summary>
    /// <param name="alias">The alias name, with its <c>alias/</c>.</param>
    /// <param name="targetKey">The key that it names: id, ARN, another alias of it, or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html"/></remarks>
    public KmsScenario CreateAlias(string alias, string targetKey) => CreateAlias(new CreateAliasRequest { AliasName = alias, TargetKeyId = targetKey });

    /// <summary>Calls CreateAlias with a request of your own.</summary>
    /// <param name="request">The request. Keys go by their names in it, as everywhere in a scenario.</param>
    public KmsScenario CreateAlias(CreateAliasRequest request) => Call(request, (kms, it, token) => kms.CreateAliasAsync(it, token));

    /// <summary>Calls UpdateAlias. Steps that use the alias afterwards reach the new key.</summary>
    /// <param name="alias">The alias name, with its <c>alias/</c>.</param>
    /// <param name="targetKey">The key that it names from now on: id, ARN, another alias of it, or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html"/></remarks>
    public KmsScenario UpdateAlias(string alias, string targetKey) => UpdateAlias(new UpdateAliasRequest { AliasName = alias, TargetKeyId = targetKey });

    /// <summary>Calls UpdateAlias with a request of your own.</summary>
    /// <param name="request">The request. Keys go by their names in it, as everywhere in a scenario.</param>
    public KmsScenario UpdateAlias(UpdateAliasRequest request) => Call(request, (kms, it, token) => kms.UpdateAliasAsync(it, token));

    /// <summary>Calls DeleteAlias.</summary>
    /// <param name="alias">The alias name, with its <c>alias/</c>.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html"/></remarks>
    public KmsScenario DeleteAlias(string alias) => DeleteAlias(new DeleteAliasRequest { AliasName = alias });

    /// <summary>Calls DeleteAlias with a request of your own.</summary>
    /// <param name="request">The request.</param>
    public KmsScenario DeleteAlias(DeleteAliasRequest request) => Call(request, (kms, it, token) => kms.DeleteAliasAsync(it, token));

    /// <summary>Calls ListAliases, for one page. The answer has them in <c>Aliases</c>.</summary>
    /// <param name="key">Only this key's aliases: id, ARN, alias or name; null for all.</param>
    /// <param name="limit">The most aliases to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html"/></remarks>
    public KmsScenario ListAliases(string? key = null, int? limit = null, string? marker = null) =>
        ListAliases(new ListAliasesRequest { KeyId = key, Limit = limit, Marker = marker });

    /// <summary>Calls ListAliases with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario ListAliases(ListAliasesRequest request) => Call(request, (kms, it, token) => kms.ListAliasesAsync(it, token));
}
