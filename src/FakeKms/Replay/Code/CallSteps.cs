using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Code.Keys;
using FakeKms.Replay.Code.Text;
using FakeKms.Replay.Code.Values;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Code;

/// <summary>The step for a call of the log.</summary>
internal sealed class CallSteps(ReplayNames names, ScriptKeys keys, ScriptStores stores, StoredValues values, HiddenCode hidden, Enclaves enclaves)
{
    public StepCode Of(PlannedCall call)
    {
        var step = Made(call);
        if (call.Logged.Name == "ImportKeyMaterial" && !Failures.NeedsFault(call)) hidden.FillToken(step, call);
        return step;
    }

    private StepCode Made(PlannedCall call)
    {
        var isInvented = Failures.NeedsFault(call);
        var request = isInvented ? InventedMembers.RequestOf(call, names) : RequestBinder.Bind(call.Logged, names, TimeSpan.Zero);
        if (request is CreateGrantRequest grant) HiddenServices.Fill(call, grant);
        var step = new StepCode(call.Logged.Name);
        foreach (var (member, value) in ModelCode.MembersOf(request)) Set(step, call, member, value);
        if (call.Logged.Name == "CreateKey") step.Set(ShortForms.NewKey, CSharpText.Of(NewName(call)));
        if (call.Logged is { Name: "ReplicateKey", Creates: { } replica }) SetAlias(step, call, replica);
        if (request is CreateGrantRequest { KeyId: not null, Operations: not null, Constraints: { } constraints }) Flatten(step, constraints);
        ImpliedMembers.Leave(step, request);
        ImpliedMembers.LeaveMissing(step, call.Logged.Record);
        if (isInvented) hidden.FillInvented(step, call, request);
        else hidden.Fill(step, call, request);
        step.Recipient = enclaves.Of(call.Logged.Record);
        LeaveMarker(step, call);
        return step;
    }

    /// <summary>The step for two calls that ImportKeyMaterial makes in a script.</summary>
    /// <param name="ask">GetParametersForImport.</param>
    /// <param name="import">ImportKeyMaterial.</param>
    public StepCode Of(PlannedCall ask, PlannedCall import)
    {
        var (step, asked) = (Made(import), Made(ask));
        foreach (var member in asked.Members.Where(member => member.Name != "KeyId" && !asked.IsImplied(member.Name))) step.Set(member.Name, member.Short);
        return step;
    }

    private static void LeaveMarker(StepCode step, PlannedCall call)
    {
        if (!call.Logged.Succeeded || !step.Has("Marker")) return;
        step.Remove("Marker");
        step.Comments.Add("The call went on from the page before, with a marker that only its server knows: this asks for the first page once more.");
    }

    // The members of the short form.
    private static void Flatten(StepCode step, GrantConstraints constraints)
    {
        step.Remove("Constraints");
        foreach (var (member, value) in ModelCode.MembersOf(constraints)) step.Set(member, ModelCode.Of(member, value));
    }

    private void Set(StepCode step, PlannedCall call, string member, object value)
    {
        switch (member, value)
        {
            case ("KeyId" or "TargetKeyId" or "SourceKeyId" or "DestinationKeyId", string key): step.Set(member, CSharpText.Of(keys.NameIn(call, key))); break;
            case ("CustomKeyStoreId", string store): step.Set(member, CSharpText.Of(stores.NameOf(store))); break;
            case ("GrantId", string grant): step.Set(member, CSharpText.Of(values.NameOfId(grant, "grant "))); break;
            case ("KeyMaterialId", string material): step.Set(member, CSharpText.Of(values.NameOfId(material, "material "))); break;
            case (_, List<Tag> tags) when tags.Select(tag => tag.TagKey).Distinct().Count() < tags.Count:
                // Pairs have no room for the mistake that was made.
                step.NeedsRequest = true;
                step.Set(member, ModelCode.InRequest(member, tags));
                break;
            case (_, MemoryStream bytes): step.Set(member, ModelCode.Bytes(bytes.ToArray()), ModelCode.Of(member, bytes)); break;
            default: step.Set(member, ModelCode.Of(member, value), ModelCode.InRequest(member, value)); break;
        }
    }

    private string NewName(PlannedCall call) => call.Logged.Creates is { } made && keys.Find(made.KeyId) is { } key ? key.Name : keys.Another();

    private void SetAlias(StepCode step, PlannedCall call, KeyArn replica)
    {
        var alias = keys.Find(replica.KeyId) is { IsAlias: true } key ? key.Name : call.Aliases is [var silent, ..] ? silent : null;
        if (alias is not null) step.Set("Alias", CSharpText.Of(alias));
    }
}
