using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using FakeKms.Time;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Control;

/// <summary>What the control paths do.</summary>
internal sealed class ControlActions(FakeKmsServer kms, bool isClockReal, KmsSnapshot? origin)
{
    private const string DefaultSnapshot = "default";

    private readonly ConcurrentDictionary<string, KmsSnapshot> snapshots = new(StringComparer.Ordinal);

    public ControlAnswer Page(ControlRequest request)
    {
        Alone(request);
        return new(200, "text/html; charset=utf-8", LivePage.Of(kms.Trail));
    }

    public ControlAnswer Health(ControlRequest request)
    {
        Alone(request);
        return Standing();
    }

    public ControlAnswer Trail(ControlRequest request)
    {
        request.Members();
        var (contentType, body) = TrailText.Write(kms.Trail, request.OnlyParameter("format") ?? TrailText.Json);
        return new(200, contentType, body);
    }

    public ControlAnswer Keys(ControlRequest request)
    {
        Alone(request);
        return new(200, "application/json", kms.KeysToJson());
    }

    public ControlAnswer Advance(ControlRequest request)
    {
        request.OnlyParameter(null);
        var duration = DurationText.Read(request.Members("duration").Text("duration", """{"duration": "7d"}"""));
        if (isClockReal)
            throw new ControlMistake(
                "The clock of this fake is the machine's own, which nobody can move. Start it with a clock of its own: fakekms serve --clock 2026-01-01.", 409);
        kms.Advance(duration);
        return Standing();
    }

    public ControlAnswer Reset(ControlRequest request)
    {
        Alone(request);
        kms.Reset();
        if (origin is not null) kms.Restore(origin);
        return ControlAnswer.Nothing;
    }

    public ControlAnswer Snapshot(ControlRequest request)
    {
        snapshots[NameIn(request)] = kms.Snapshot();
        return Standing();
    }

    public ControlAnswer Restore(ControlRequest request)
    {
        var name = NameIn(request);
        if (!snapshots.TryGetValue(name, out var snapshot))
            throw new ControlMistake(snapshots.IsEmpty
                ? $"There is no snapshot '{name}', nor any other; take one first: fakekms snapshot {name}."
                : $"There is no snapshot '{name}'; there are {string.Join(", ", snapshots.Keys.Order(StringComparer.Ordinal))}.");
        kms.Restore(snapshot);
        return Standing();
    }

    public ControlAnswer Fail(ControlRequest request)
    {
        const string Example = """{"operation": "Encrypt", "with": "ThrottlingException", "times": 2}""";
        request.OnlyParameter(null);
        var body = request.Members("operation", "with", "times", "after", "onKey", "by", "inRegion", "message", "status");
        kms.Faults.FailNext(
            body.Text("operation", Example),
            FaultText.Read(body.Text("with", Example), body.Text("message"), body.Number("status")),
            body.Number("times") ?? 1,
            body.Number("after") ?? 0,
            body.Text("onKey"),
            body.Text("by") is { } caller ? CallerText.Read(caller) : null,
            body.Text("inRegion"));
        return Standing();
    }

    public ControlAnswer Caller(ControlRequest request)
    {
        request.OnlyParameter(null);
        var caller = CallerText.Read(request.Members("caller").Text("caller", """{"caller": "assumed-role/Vault/deploy"}"""));
        var credentials = kms.CredentialsOf(caller).GetCredentials();
        // As a credential_process of AWS's configuration answers.
        var answer = new JsonObject { ["Version"] = 1, ["AccessKeyId"] = credentials.AccessKey, ["SecretAccessKey"] = credentials.SecretKey };
        if (credentials.UseToken) answer["SessionToken"] = credentials.Token;
        return ControlAnswer.Json(answer);
    }

    private static void Alone(ControlRequest request)
    {
        request.OnlyParameter(null);
        request.Members();
    }

    private static string NameIn(ControlRequest request)
    {
        request.OnlyParameter(null);
        return request.Members("name").Text("name") ?? DefaultSnapshot;
    }

    // How the fake stands, for whoever waits for it, and for the page that looks whether there is something new.
    private ControlAnswer Standing()
    {
        var records = kms.Trail.Since(0);
        return ControlAnswer.Json(new JsonObject
        {
            ["status"] = "ok",
            ["version"] = ToolVersion.Text,
            ["account"] = kms.AccountId,
            ["region"] = kms.Region,
            ["clock"] = isClockReal ? "real" : "manual",
            ["time"] = ClockText.Write(isClockReal ? RealTime.Now : kms.Clock.GetUtcNow()),
            ["records"] = records.Count,
            ["lastEventId"] = records.Count == 0 ? null : records[^1].EventID,
            ["unfiredFaults"] = new JsonArray([.. kms.Faults.Unfired.Select(fault => (JsonNode)fault.ToString())]),
            ["mistakes"] = new JsonArray([.. kms.Mistakes.Select(mistake => (JsonNode)mistake)]),
            ["defects"] = new JsonArray([.. kms.Defects.Select(defect => (JsonNode)defect.GetType().Name)]),
        });
    }
}
