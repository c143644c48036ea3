using FakeKms.Model;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Code.Keys;
using FakeKms.Replay.Code.Text;
using FakeKms.Replay.Code.Values;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Code;

/// <summary>Writes the steps of a log in their order: who calls, where, when, and how it ends.</summary>
internal sealed class ScriptWriter
{
    private readonly ReplayPlan plan;
    private readonly AccountRegion home;
    private readonly ScriptSteps steps = new();
    private readonly ScriptKeys keys;
    private readonly ScriptCallers callers;
    private readonly Enclaves enclaves;
    private readonly StoredValues values;
    private readonly StoredMaterials materials = new();
    private readonly SetUp setUp;
    private readonly CallSteps calls;
    private readonly List<string> told = [];
    private readonly List<string> done = [];
    private readonly List<string> events = [];
    private readonly HashSet<PlannedCall> written = [];
    private readonly Dictionary<PlannedCall, PlannedCall> following;
    private string caller;
    private string region;
    private DateTimeOffset now;

    public ScriptWriter(ReplayPlan plan, AccountRegion home)
    {
        (this.plan, this.home, now) = (plan, home, plan.First);
        callers = new ScriptCallers(home.AccountId);
        enclaves = new Enclaves(callers.Names);
        values = new StoredValues(new ScriptNames());
        keys = new ScriptKeys(plan);
        var stores = new ScriptStores(plan);
        setUp = new SetUp(plan, keys, stores, home);
        foreach (var (id, step) in setUp.ById) values.AddId(id, step);
        foreach (var (keyId, id, step) in setUp.Materials) materials.Add(keyId, id, step);
        var hidden = new HiddenCode(new MadeValues(keys, values, setUp, steps), values, materials, setUp, keys, stores);
        calls = new CallSteps(plan.Names, keys, stores, values, hidden, enclaves);
        (caller, region) = (ScriptCallers.Default, home.Region);
        following = plan.Calls.Zip(plan.Calls.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>The script that makes the calls of the log.</summary>
    public Script Write()
    {
        var planned = plan.Calls.ToDictionary(call => call.Logged);
        var skipped = plan.Skipped.ToDictionary(skipped => skipped.Record, skipped => skipped.Reason);
        foreach (var logged in plan.Events)
        {
            if (planned.TryGetValue(logged, out var call)) Write(call);
            else if (skipped.TryGetValue(logged.Record, out var reason)) told.Add($"Not made again: {logged.Name}, because {reason}.");
            else Note(logged);
        }
        AdvanceTo(plan.Last);
        var before = new ScriptBefore(setUp, home, plan.First).Steps();
        return new Script
        {
            Home = home,
            Start = before.Start,
            Declarations = [.. setUp.Declarations()],
            Variables = [.. callers.Variables, .. enclaves.Variables],
            Steps = [.. before.Steps, .. steps.All],
            Untold = [.. told],
            Events = events,
        };
    }

    private void Write(PlannedCall call)
    {
        if (written.Contains(call)) return;
        if (!Failures.CanBeMade(call))
        {
            told.Add($"Not made again: {call.Logged.Name}, which ended with {call.ErrorCode}.");
            return;
        }
        AdvanceTo(call.Logged.Record.EventTime);
        Become(call);
        if (Failures.NeedsFault(call) && Failures.Step(call) is { } fault) Add(fault);
        var step = StepOf(call, out var end);
        Say(step);
        if (end.ErrorCode is { } code) step.Expected = Failures.Expect(code);
        Add(step);
        MadeByCall.Remember(values, materials, steps, end, step, RequestOf(end));
        written.Add(end);
        events.Add(call.Logged.Name);
        if (end != call) events.Add(end.Logged.Name);
    }

    private object RequestOf(PlannedCall call) => call.Logged.Succeeded ? RequestBinder.Bind(call.Logged, plan.Names, TimeSpan.Zero) : call;

    // ImportKeyMaterial of a script makes both calls.
    private StepCode StepOf(PlannedCall call, out PlannedCall end)
    {
        end = call;
        if (Failures.NeedsFault(call)) return calls.Of(call);
        if (call.Logged is not { Name: "GetParametersForImport", Succeeded: true } || NextOf(call) is not { } import) return calls.Of(call);
        end = import;
        return calls.Of(call, import);
    }

    private PlannedCall? NextOf(PlannedCall ask)
    {
        if (!following.TryGetValue(ask, out var next) || next is not { Logged.Name: "ImportKeyMaterial" } import) return null;
        var isOne = import.KeyArn == ask.KeyArn && import.Caller == ask.Caller && import.Region == ask.Region && !Failures.NeedsFault(import)
            && import.Logged.Record.EventTime == ask.Logged.Record.EventTime;
        return isOne ? import : null;
    }

    private void Become(PlannedCall call)
    {
        var who = callers.Of(call.Caller);
        if (who != caller) steps.Add(StepCode.Of("As", caller = who));
        if (call.Region != region) steps.Add(StepCode.Of("In", CSharpText.Of(region = call.Region)));
    }

    private void AdvanceTo(DateTimeOffset time)
    {
        if (time <= now) return;
        var advance = StepCode.Of("Advance", CSharpText.Of(time - now));
        foreach (var work in done.GroupBy(work => work))
            advance.Comments.Add($"On the way KMS does by itself: {work.Key}{(work.Count() > 1 ? $", {work.Count()} times" : "")}.");
        done.Clear();
        Add(advance);
        now = time;
    }

    // What KMS does by itself follows from the calls and the clock.
    private void Note(LoggedEvent own)
    {
        var name = own.Keys is [var key, ..] ? keys.Find(key.KeyId)?.Name : null;
        var work = name is null ? own.Name : $"{own.Name} of {name}";
        if (own.Record.EventTime <= now)
        {
            told.Add($"KMS has done by itself: {work}.");
            return;
        }
        events.Add(own.Name);
        done.Add(work);
    }

    private void Say(StepCode step)
    {
        step.Comments.InsertRange(0, told);
        told.Clear();
    }

    private void Add(StepCode step)
    {
        Say(step);
        steps.Add(step);
    }
}
