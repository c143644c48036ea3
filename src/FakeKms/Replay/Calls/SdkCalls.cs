using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Engine.Members;

namespace FakeKms.Replay.Calls;

/// <summary>Sends a request by the method that the SDK's client has for it, which is found and compiled once for each operation.</summary>
internal static class SdkCalls
{
    private static readonly ConcurrentDictionary<Type, Call> Calls = new();

    private delegate Task<AmazonWebServiceResponse> Call(
        IAmazonKeyManagementService client, AmazonKeyManagementServiceRequest request, CancellationToken token);

    public static Task<AmazonWebServiceResponse> SendAsync(
        IAmazonKeyManagementService client, AmazonKeyManagementServiceRequest request, CancellationToken token) =>
        Calls.GetOrAdd(request.GetType(), Compile)(client, request, token);

    private static Call Compile(Type requestType)
    {
        var client = Expression.Parameter(typeof(IAmazonKeyManagementService));
        var request = Expression.Parameter(typeof(AmazonKeyManagementServiceRequest));
        var token = Expression.Parameter(typeof(CancellationToken));
        var send = typeof(IAmazonKeyManagementService).GetMethod(SdkOperations.NameOf(requestType) + "Async", [requestType, typeof(CancellationToken)])!;
        var answer = typeof(SdkCalls).GetMethod(nameof(AnswerAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(send.ReturnType.GenericTypeArguments);
        var sent = Expression.Call(client, send, Expression.Convert(request, requestType), token);
        return Expression.Lambda<Call>(Expression.Call(answer, sent), client, request, token).Compile();
    }

    private static async Task<AmazonWebServiceResponse> AnswerAsync<TResponse>(Task<TResponse> sent)
        where TResponse : AmazonWebServiceResponse => await sent.ConfigureAwait(false);
}
