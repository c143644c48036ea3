using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Engine.Permissions;

namespace FakeKms.Engine.Ciphers;

/// <summary>Where the requests to a proxy go that a call needs, and what they say of the call.</summary>
internal static class ExternalRequests
{
    public static XksTarget TargetOf(Call call, KeyStore store) => new(store.Proxy!, call.Home.Region, store.Id)
    {
        IsReachable = store.Proxy!.VpcEndpointServiceName is not { } service || call.State.VpcEndpointServices.Of(service).IsUsable,
    };

    /// <summary>Of a key that is used. A caller's VPC is told to the owner of the key alone, which a caller of another account is not.</summary>
    public static XksRequestMetadata About(Call call, string operation, KmsKey key) => About(call, operation, key.Home.AccountId) with
    {
        KmsKeyArn = key.Arn,
        KmsViaService = Callers.ViaService(new Asked(call, Request: null, key, call.Home.Region)),
    };

    /// <summary>Of a key that is to be created.</summary>
    public static XksRequestMetadata AboutNewKey(Call call, string operation) => About(call, operation, call.Home.AccountId);

    /// <summary>Of the health of a proxy: who asks for it does not matter there.</summary>
    public static XksRequestMetadata AboutHealth(Call call, string operation) => new() { KmsOperation = operation, KmsRequestId = call.RequestId };

    private static XksRequestMetadata About(Call call, string operation, string owner)
    {
        var isOwner = call.Caller.AccountId == owner;
        return new XksRequestMetadata
        {
            AwsPrincipalArn = PrincipalArn.Of(call.Caller, call.Home),
            AwsSourceVpc = isOwner ? NetworkConditions.VpcOf(call) : null,
            AwsSourceVpce = isOwner ? NetworkConditions.EndpointOf(call) : null,
            KmsOperation = operation,
            KmsRequestId = call.RequestId,
        };
    }
}
