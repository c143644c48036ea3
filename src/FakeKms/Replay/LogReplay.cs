using Amazon.Runtime;
using FakeKms.Model;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Log;
using FakeKms.Replay.Unrecorded;

namespace FakeKms.Replay;

/// <summary>A log made again on a server, once: the keys from before it, its calls in their order, the time that is left.</summary>
internal sealed class LogReplay
{
    private readonly ReplayPlan plan;
    private readonly ReplayEngine engine;
    private readonly ReplayMemory memory;
    private readonly HiddenMembers hidden;

    public LogReplay(ReplayPlan plan, ReplayEngine engine)
    {
        (this.plan, this.engine) = (plan, engine);
        memory = new ReplayMemory(plan.First);
        hidden = new HiddenMembers(engine, memory);
    }

    public void Begin(IReplayRun run)
    {
        if (engine.KeysAmong(plan.KeyArns) is [_, ..] known) throw ReplayErrors.KeysAreThere(known);
        memory.BeginAt(run.Now);
        engine.AvoidIds(plan.Fingerprint);
        foreach (var (keyId, materialIds) in plan.Materials) engine.NameMaterials(keyId, materialIds);
        foreach (var store in plan.KeyStores) engine.AddKeyStore(store);
        foreach (var key in plan.Keys) engine.AddKey(key);
    }

    public async Task<AmazonWebServiceResponse> MakeAsync(PlannedCall call, IReplayRun run, CancellationToken token)
    {
        // What is due happens here, so that its records do not take the ids of the call.
        AdvanceTo(memory.TimeOf(call.Logged), run);
        var request = RequestBinder.Bind(call.Logged, plan.Names, memory.Later);
        await hidden.FillAsync(call, request, run.Now).ConfigureAwait(false);
        var client = run.ClientOf(call.Caller, call.Region);
        engine.Pin(call.Ids);
        if (call.Problem is { } problem) engine.Expect(call.Logged.Name, problem);
        AmazonWebServiceResponse response;
        try
        {
            response = await SdkCalls.SendAsync(client, request, token).ConfigureAwait(false);
        }
        finally
        {
            engine.Forget();
            engine.Unpin(call.Ids);
        }
        memory.Remember(call, request, response);
        if (AnsweredCiphertext.Of(call, request, response) is { } made)
        {
            memory.Remember(made);
            run.Store(call.EventId, made.Blob, made.Plaintext);
        }
        foreach (var alias in call.Aliases) run.NameKey(call.Logged.Creates!.Value.ToString(), alias);
        return response;
    }

    /// <summary>Lets the time pass in which the log has no more calls.</summary>
    public void End(IReplayRun run) => AdvanceTo(plan.Last.After(memory.Later), run);

    private static void AdvanceTo(DateTimeOffset time, IReplayRun run)
    {
        var wait = time - run.Now;
        run.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }
}
