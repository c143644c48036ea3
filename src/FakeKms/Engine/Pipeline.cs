using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using FakeKms.Domain.Due;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.Calls;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Recording;
using FakeKms.Engine.State;
using FakeKms.Entropy;
using FakeKms.Model;
using FakeKms.Time;

namespace FakeKms.Engine;

/// <summary>
/// The way of every call: what is due happens first, then shape, key, usage, state, work, and one record, success or not.
/// One lock guards the state; slow cryptography runs outside it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Close lets go of the timer; one that is forgotten keeps nothing alive.")]
internal sealed class Pipeline
{
    private const int MostRounds = 10;

    private readonly StateLock gate;
    private readonly CallerDirectory callers;
    private readonly CallRecorder recorder;
    private readonly FaultBook faults;
    private readonly Authorizer authorizer;
    private readonly IXksProxies proxies;
    private readonly DueTimer timer;
    private readonly Action<Operation, object, Call> interrupt;
    private readonly ConcurrentQueue<string> mistakes = new();
    private volatile KmsState state;
    private DateTimeOffset latest;
    private bool closed;

    public Pipeline(KmsState start, CallerDirectory callers, CallRecorder recorder, FaultBook faults, Authorizer authorizer, IXksProxies proxies)
    {
        (state, this.callers, this.recorder, this.faults, this.authorizer, this.proxies) = (start, callers, recorder, faults, authorizer, proxies);
        interrupt = Interrupt;
        timer = new DueTimer(start.Settings.Time, Settle);
        gate = new StateLock(() => timer.Want(NextDue()));
    }

    /// <summary>The ids that are given out next. They need no lock.</summary>
    public IdPool Ids => state.Ids;

    /// <summary>What the test did wrong, where a call alone could not say so.</summary>
    public IReadOnlyList<string> Mistakes => [.. mistakes];

    /// <summary>Runs a call to its end. Most are done when this returns; a call that waits for somebody outside of KMS is not.</summary>
    public ValueTask<Outcome> RunAsync(Operation operation, object request, CallOrigin origin, string requestId)
    {
        try
        {
            return Begin(operation, request, origin, requestId, interrupted: null, out var call, out var work) is { } outcome
                ? new(outcome)
                : FinishAsync(operation, request, call, work!);
        }
        finally
        {
            HandOver();
        }
    }

    /// <summary>Does what is due, so that a reader of the state or the trail sees it done. A closed one leaves the trail as it is.</summary>
    public void Settle()
    {
        using (gate.Enter())
        {
            if (closed) return;
            SettleInside();
        }
        HandOver();
    }

    /// <summary>Lets the clock know what is due, for a server that nobody has called yet: who lets go of the lock says it.</summary>
    public void Start()
    {
        gate.Enter().Dispose();
        timer.Set();
    }

    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public void ThrowIfClosed()
    {
        using (gate.Enter()) ServerDisposed.ThrowIf(closed);
    }

    /// <summary>Keeps a mistake of the test that a call met.</summary>
    public void Note(string mistake) => mistakes.Enqueue(mistake);

    /// <summary>Nothing is due any more, and nobody gets at the state: a call that has not committed is refused. The trail stays as it is.</summary>
    public void Close()
    {
        using (gate.Enter()) closed = true;
        timer.Dispose();
    }

    /// <summary>Reads or changes the state outside a call, for seeding and for views.</summary>
    public T Inside<T>(Func<KmsState, T> use)
    {
        T result;
        using (gate.Enter())
        {
            SettleInside();
            result = use(state);
        }
        HandOver();
        return result;
    }

    /// <summary>Reads the state as it is, or as it was when nobody could get at it any more. What is due stays so.</summary>
    public T Recall<T>(Func<KmsState, T> read)
    {
        using (gate.Enter()) return read(state);
    }

    /// <summary>Reads or changes what is outside of KMS. What is due stays so: KMS finds it changed when it looks.</summary>
    public T Outside<T>(Func<KmsState, T> use)
    {
        using (gate.Enter())
        {
            ThrowIfClosed();
            return use(state);
        }
    }

    /// <summary>
    /// Puts another state in the place of the present one, and other records in the place of the trail's, in one step: a call sees all of the one or all of
    /// the other. A slow call that is under way starts over.
    /// </summary>
    public void Replace(Func<KmsState> next, IReadOnlyList<KmsEvent> records)
    {
        using (gate.Enter())
        {
            SettleInside();
            state = next();
            recorder.Replace(records);
            SettleInside();
        }
        HandOver();
    }

    /// <summary>A call as hooks see it before it runs; null when it is not well-formed.</summary>
    public KmsCall? Look(Operation operation, object request, CallOrigin origin, string requestId) => Inside(present =>
    {
        var call = new Call(present, callers.Find(origin.AccessKeyId), origin, requestId, present.Settings.Time.GetUtcNow(), proxies);
        return CallChecks.Look(operation, request, call) ? new KmsCall(operation.Name, request, call) : null;
    });

    // The outcome, or the work that is left to do for it. A call that starts over keeps the fault that it has been given, or has not.
    private Outcome? Begin(
        Operation operation, object request, CallOrigin origin, string requestId, Call? interrupted, out Call call, out Work? work)
    {
        using (gate.Enter())
        {
            call = new Call(state, callers.Find(origin.AccessKeyId), origin, requestId, SettleInside(), proxies) { Fault = interrupted?.Fault };
            work = null;
            try
            {
                CallChecks.Make(operation, request, call, authorizer, interrupted is null ? interrupt : null);
                work = operation.Execute(request, call);
            }
            catch (KmsFailure failure)
            {
                return Fail(operation, request, call, failure);
            }
            return work.Answer is { } answer ? Succeed(operation, request, call, answer) : null;
        }
    }

    private void Interrupt(Operation operation, object request, Call call)
    {
        if (!faults.IsEmpty) call.Fault = faults.Take(new KmsCall(operation.Name, request, call), call.RequestId, call.Streams.Chance);
        if (call.Fault is { TakesEffect: false } fault) throw FaultFailures.Of(fault, operation, call);
        if (call.State.Settings.RequestQuotas is { } quotas && !RequestPools.HaveRoom(quotas, operation.Name, request, call))
            throw FaultFailures.Of(KmsFault.Throttling, operation, call);
    }

    // Inside another use of the state the lock is still held; the outer use hands over when it has let go.
    private void HandOver()
    {
        if (gate.IsHeld) return;
        timer.Set();
        recorder.HandOver();
    }

    // What a call left to be done at its own time waits for the next call, or for the clock to move at all: others may see it under way until then.
    private DateTimeOffset? NextDue() =>
        state.Due.Next is not { } next || next > latest ? state.Due.Next : latest.After(TimeSpan.FromTicks(1));

    // A call whose keys change each time that it is about to end has to end some time.
    private async ValueTask<Outcome> FinishAsync(Operation operation, object request, Call call, Work work)
    {
        try
        {
            for (var round = 1; ; round++)
            {
                if (await RunSlowlyAsync(operation, request, call, work).ConfigureAwait(false) is { } outcome) return outcome;
                if (Begin(operation, request, call.Origin, call.RequestId, call, out call, out var rest) is { } other) return other;
                if (round == MostRounds) return Inside(_ => Fail(operation, request, call, KmsErrors.Internal()));
                work = rest!;
            }
        }
        finally
        {
            HandOver();
        }
    }

    // The call ends when it commits: that is its time, and what is due until then happens before it. Null: what it went by has changed, and it starts over.
    private async ValueTask<Outcome?> RunSlowlyAsync(Operation operation, object request, Call call, Work work)
    {
        object? computed = null;
        KmsFailure? failure = null;
        try
        {
            computed = await work.ComputeAsync().ConfigureAwait(false);
        }
        catch (KmsFailure refusal)
        {
            failure = refusal;
        }
        using (gate.Enter())
        {
            call.Now = SettleInside();
            return call.State == state
                ? Commit(operation, request, call, work, failure is null, () => failure is null ? work.Commit(computed!) : throw failure)
                : null;
        }
    }

    // An alias may lead to another key by now, for which the work was not done: null then, and the call starts over as one that comes later would.
    private Outcome? Commit(Operation operation, object request, Call call, Work work, bool isAnswered, Func<AmazonWebServiceResponse> commit)
    {
        var latest = call.Again();
        try
        {
            CallChecks.MakeAgain(operation, request, latest, authorizer);
            if (!latest.Keys.SequenceEqual(call.Keys) || (!(isAnswered && work.KeepsAnswer) && work.IsOutdated())) return null;
            latest = call;
            return Succeed(operation, request, call, commit());
        }
        catch (KmsFailure failure)
        {
            return Fail(operation, request, latest, failure);
        }
    }

    // Others may move the clock meanwhile: what follows has to go by the time that was settled. A clock of the machine that is set back holds this one up,
    // since the records stand in the order of their times.
    private DateTimeOffset SettleInside()
    {
        ThrowIfClosed();
        var now = state.Settings.Time.GetUtcNow();
        now = latest = now > latest ? now : latest;
        while (state.Due.Take(now) is { } due)
        {
            if (Do(due) is { } occurrence) recorder.Record(occurrence, state.Ids);
        }
        return now;
    }

    // A pin that cannot be honoured is used up by the attempt; what is due happens all the same, without it.
    private KeyOccurrence? Do(DueItem due)
    {
        while (true)
        {
            try
            {
                return state.Actions.Do(due);
            }
            catch (KmsFailure mistake) when (PinMistake.Is(mistake))
            {
                mistakes.Enqueue(mistake.Text);
            }
        }
    }

    private Outcome Succeed(Operation operation, object request, Call call, AmazonWebServiceResponse response)
    {
        var records = recorder.Record(new RecordedCall(operation, request, call, response, Failure: null));
        foreach (var echo in call.Echoes) recorder.Record(echo, call);
        if (operation.CountsAsUse) KeyUses.Note(operation, call, records);
        return new Outcome(response, null) { Fault = call.Fault?.Answer, Call = call };
    }

    private Outcome Fail(Operation operation, object request, Call call, KmsFailure failure)
    {
        if (PinMistake.Is(failure)) mistakes.Enqueue(failure.Text);
        // Without an error of KMS the call has not arrived there; without a principal there is nobody to record.
        if (call.Fault is not { TakesEffect: false } fault || fault is { ErrorCode: not null, IsRecorded: true })
            recorder.Record(new RecordedCall(operation, request, call, Response: null, failure));
        return new Outcome(null, failure) { Fault = call.Fault?.Answer, Call = call };
    }
}
