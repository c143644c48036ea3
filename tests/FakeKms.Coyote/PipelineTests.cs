using Amazon.KeyManagementService.Model;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Recording;
using FakeKms.Engine.State;
using FakeKms.Operations.Keys;
using FakeKms.Operations.Tags;
using FakeKms.Tests.Engine;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace FakeKms.Coyote;

/// <summary>Two changes of one key at the same time: none is lost.</summary>
public static class PipelineTests
{
    private static readonly CallOrigin Origin = new("AKIAIOSFODNN7EXAMPLE", "us-east-1", "test");

    private delegate ValueTask<Outcome> Run(Operation operation, object request, CallOrigin origin, string requestId);

    [Test]
    public static Task No_change_of_a_key_is_lost() => RunAsync((start, callers, recorder) =>
        new Pipeline(start, callers, recorder, new FaultBook([]), Unlimited.Authorizer, NoProxies.Anywhere).RunAsync);

    /// <summary>The same without its lock.</summary>
    [Test]
    public static Task Planted_pipeline() => RunAsync((start, callers, recorder) =>
        new Planted.Pipeline(start, callers, recorder, new FaultBook([]), Unlimited.Authorizer, NoProxies.Anywhere).RunAsync);

    private static async Task RunAsync(Func<KmsState, CallerDirectory, CallRecorder, Run> make)
    {
        var settings = new ServerSettings { Time = new KmsClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) };
        var (state, trail) = (new KmsState(settings), new KmsTrail(() => { }));
        var run = make(state, new CallerDirectory(settings), new CallRecorder(trail));
        var made = await run(new CreateKey(), new CreateKeyRequest(), Origin, "r");
        var keyId = ((CreateKeyResponse)made.Response!).KeyMetadata.KeyId;

        await AtOnce.RunAsync(() => TagAsync("one"), () => TagAsync("two"));

        Specification.Assert(state.Directory.Keys.Single().Tags.Count == 2, "A tag is lost.");
        Specification.Assert(trail.Recorded().Count == 3, "A record is lost.");

        Task<Outcome> TagAsync(string key) =>
            run(new TagResource(), new TagResourceRequest { KeyId = keyId, Tags = [new() { TagKey = key, TagValue = "" }] }, Origin, key).AsTask();
    }
}
