using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Reads;

/// <summary>Which policy a key has.</summary>
internal sealed record GetKeyPolicy(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        return [Member.Of("Id", Authorized(model).Policy.Id)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = engine.Id(Key) });
        using var policy = JsonDocument.Parse(answer.Policy);
        return [Member.Of("Id", policy.RootElement.GetProperty("Id").GetString())];
    }

    public override string Step => $".GetKeyPolicy({Code.Of(Key)})";
}
