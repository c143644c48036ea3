namespace FakeKms.Domain.Policies.Decisions;
internal sealed class PolicyExplanation { public static PolicyExplanation Of(PolicyRequest r, PolicySet p) => new(); public override string ToString() => ""; }
