using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Engine.Members;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms.Replay.Unrecorded;

/// <summary>
/// The answers of operations that are run past the pipeline: unchecked, unrecorded, in the name of the key's owner. Null where the key is missing or the
/// operation refuses it.
/// </summary>
/// <param name="find">The catalogue of operations: by name, as Replay stands beside them.</param>
internal sealed class UnrecordedAnswers(Func<string, Operation?> find)
{
    /// <summary>An answer that takes the key's own material: null where that is not there.</summary>
    public TResponse? OfMaterial<TResponse>(KmsState state, string keyArn, AmazonKeyManagementServiceRequest request)
        where TResponse : AmazonWebServiceResponse =>
        KeyLookup.Find(state, keyArn) is { } key && CanWork(key) ? OfKey<TResponse>(state, keyArn, request) : null;

    public TResponse? OfKey<TResponse>(KmsState state, string keyArn, AmazonKeyManagementServiceRequest request)
        where TResponse : AmazonWebServiceResponse
    {
        if (KeyLookup.Find(state, keyArn) is not { } key) return null;
        try
        {
            var work = find(SdkOperations.NameOf(request.GetType()))!.Execute(request, CallTo(state, key));
            return (TResponse)(work.Answer ?? work.Commit(work.ComputeAsync().AsTask().GetAwaiter().GetResult()));
        }
        catch (KmsFailure)
        {
            return null;
        }
    }

    /// <summary>A call of the key's owner that is not recorded.</summary>
    public static Call CallTo(KmsState state, KmsKey key, string requestId = "", IXksProxies? proxies = null)
    {
        var owner = KmsCaller.Root().WithAccountId(key.Home.AccountId);
        var origin = new CallOrigin(owner.AccessKeyId, key.Home.Region, "");
        return new Call(state, owner, origin, requestId, state.Settings.Time.GetUtcNow(), proxies) { Key = key };
    }

    private static bool CanWork(KmsKey key) => key.Materials.Current is { } material ? material.IsImported : key.Origin == OriginType.AWS_KMS;
}
