using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Grants;

/// <summary>A grant is made, or found when it has a name and was asked for before.</summary>
internal sealed record CreateGrant(
    string Key, string Into, IReadOnlyList<string> Operations, GrantConstraint? Constraint = null, string? Retiring = null, string? Name = null)
    : KeyCommand(Key)
{
    private const string Grantee = Callers.Guest;

    public override bool Fits(KmsModel model) => base.Fits(model) && !model.GrantNames.ContainsKey(Into);

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = model.Key(Key);
        var grant = new ModelGrant(Into, model.Now, Name, Grantee, Retiring, Operations, Constraint);
        KmsModel.AuthorizeGrant(Caller, key, grant);
        if (!Operations.All(key.Kind.Grantable.Contains) || Operations is ["CreateGrant"]) throw new Refusal("ValidationException");
        key.MustBeEnabled();
        var known = key.Grants.Find(found => found.IsAskedForBy(grant));
        if (known is null) key.Grants.Add(grant);
        model.GrantNames.Add(Into, (Key, (known ?? grant).Symbol));
        return [Member.Id("GrantId", (known ?? grant).Symbol)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = engine.Id(Key),
            GranteePrincipal = Callers.Arn(Grantee),
            RetiringPrincipal = Retiring is null ? null : Callers.Arn(Retiring),
            Operations = [.. Operations],
            Name = Name,
            Constraints = Constraint is null ? null
                : Constraint.IsEquals ? new GrantConstraints { EncryptionContextEquals = new(Constraint.Context.Pairs) }
                : new GrantConstraints { EncryptionContextSubset = new(Constraint.Context.Pairs) },
        });
        engine.Grants[Into] = (answer.GrantId, answer.GrantToken);
        return [Member.Id("GrantId", answer.GrantId)];
    }

    public override string Step
    {
        get
        {
            var operations = string.Join(", ", Operations.Select(name => $"GrantOperation.{name}"));
            var words = new List<string> { Code.Of(Key), Code.Of(Callers.Arn(Grantee)), $"[{operations}]", $"into: {Code.Of(Into)}" };
            if (Retiring is not null) words.Add($"retiringPrincipal: {Code.Of(Callers.Arn(Retiring))}");
            if (Name is not null) words.Add($"name: {Code.Of(Name)}");
            if (Constraint is not null) words.Add($"encryptionContext{(Constraint.IsEquals ? "Equals" : "Subset")}: {Code.Of(Constraint.Context)}");
            return $".CreateGrant({string.Join(", ", words)})";
        }
    }
}
