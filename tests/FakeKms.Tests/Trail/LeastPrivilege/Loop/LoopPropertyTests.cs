using FakeKms.Tests.Trail.Records.Secrecy;

namespace FakeKms.Tests.Trail.LeastPrivilege.Loop;

/// <summary>
/// Random calls of many callers, recorded while nobody is refused: under the policies that the records give the same calls pass, and without any statement one
/// of them is refused.
/// </summary>
public class LoopPropertyTests
{
    private const int Calls = 50;
    private const int KeysOfKind = 5;

    private static readonly KmsCaller Service = KmsCaller.AwsService("dsql.amazonaws.com").WithAccountId("111122223333");

    [Test]
    public async Task Random_calls_pass_under_their_identity_policies_and_need_every_statement([Range(1, 3)] int seed)
    {
        var loop = ByIdentity(seed);
        Assert.That(await loop.FaultsOfAsync(await loop.IdentityPoliciesAsync()), Is.Empty);
    }

    [Test]
    public async Task Random_calls_on_keys_pass_under_key_policies_alone_and_need_every_statement([Range(1, 3)] int seed)
    {
        var loop = ByKey(seed);
        Assert.That(await loop.FaultsOfAsync(await loop.KeyPoliciesAsync()), Is.Empty);
    }

    [Test]
    public async Task They_need_every_action_of_every_statement()
    {
        var loop = ByKey(seed: 4);
        Assert.That(await loop.FaultsOfAsync(await loop.KeyPoliciesAsync(), byAction: true), Is.Empty);
    }

    [Test]
    public async Task A_statement_too_many_is_noticed()
    {
        var loop = ByKey(seed: 1);
        var policies = await loop.KeyPoliciesAsync();
        var more = new KmsPolicyStatement { PrincipalType = "AWS", Principal = "arn:aws:iam::111122223333:user/Alice", Actions = ["kms:Sign"], Resources = ["*"] };

        var faults = await loop.FaultsOfAsync(Changed(policies, statements => [.. statements, more]));

        Assert.That(faults, Has.Count.GreaterThanOrEqualTo(1).And.All.EndsWith(": no error"));
    }

    [Test]
    public async Task A_condition_that_a_call_does_not_meet_is_noticed()
    {
        var loop = ByKey(seed: 1);
        var policies = await loop.KeyPoliciesAsync();

        var faults = await loop.FaultsOfAsync(Changed(policies, statements => [.. statements.Select(OnlyThroughAnotherService)]));

        Assert.That(faults.Single(), Does.StartWith("AccessDeniedException"));
    }

    private static PolicyLoop ByIdentity(int seed) => new(kms => CallAsync(seed, kms, RandomWorld.People, [.. RandomWorld.Steps, .. LoopSteps.All, .. LoopSteps.All], []))
    {
        WithContexts = seed % 2 == 0,
    };

    private static PolicyLoop ByKey(int seed) => new(kms => CallAsync(seed, kms, [.. RandomWorld.People, Service], LoopSteps.OfKeyPolicies, LoopSteps.Kinds.Keys))
    {
        WithContexts = seed % 2 == 0,
        Keys = LoopSteps.Kinds
            .SelectMany(kind => Enumerable.Range(0, KeysOfKind).Select(index => (Alias: AliasOf(kind.Key, index), Configure: kind.Value)))
            .ToDictionary(key => key.Alias, key => key.Configure),
    };

    private static async Task CallAsync(
        int seed, FakeKmsServer kms, IReadOnlyList<KmsCaller> callers, IReadOnlyList<Func<RandomWorld, Task>> steps, IEnumerable<string> kinds)
    {
        using var world = new RandomWorld(seed, kms, callers);
        foreach (var kind in kinds) world.Keys[kind] = [.. Enumerable.Range(0, KeysOfKind).Select(index => kms.Key(AliasOf(kind, index)).KeyId)];
        while (world.Calls < Calls) await world.OneOf(steps)(world);
    }

    private static string AliasOf(string kind, int index) => $"alias/{kind}-{index}";

    private static LoopPolicies Changed(LoopPolicies policies, Func<IReadOnlyList<KmsPolicyStatement>, IReadOnlyList<KmsPolicyStatement>> change)
    {
        var key = policies.Keys.First(policy => policy.Value.Statements.Count > 0);
        return policies with { Keys = new Dictionary<string, KmsPolicyDocument>(policies.Keys) { [key.Key] = new(change(key.Value.Statements)) } };
    }

    private static KmsPolicyStatement OnlyThroughAnotherService(KmsPolicyStatement statement) => new()
    {
        PrincipalType = statement.PrincipalType,
        Principal = statement.Principal,
        Actions = statement.Actions,
        Resources = statement.Resources,
        Conditions = [.. statement.Conditions, new KmsPolicyCondition("StringEquals", "aws:CalledViaFirst", ["ebs.amazonaws.com"])],
    };
}
