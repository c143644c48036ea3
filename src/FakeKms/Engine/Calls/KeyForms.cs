using FakeKms.Domain.Errors;
using FakeKms.Model;

namespace FakeKms.Engine.Calls;

/// <summary>
/// In which forms an operation takes a key, and how it refuses the others: KMS declares InvalidArnException for the operations on keys alone.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html"/></remarks>
internal sealed class KeyForms
{
    private readonly Func<KmsFailure>? refuseAlias;
    private readonly Func<string, KmsFailure> refuseArn;

    private KeyForms(Func<KmsFailure>? refuseAlias, Func<string, KmsFailure> refuseArn) => (this.refuseAlias, this.refuseArn) = (refuseAlias, refuseArn);

    /// <summary>A key id or a key ARN.</summary>
    public static KeyForms IdOrArn { get; } = new(KmsErrors.AliasNotAccepted, KmsErrors.MalformedArn);

    /// <summary>A key id, key ARN, alias name or alias ARN.</summary>
    public static KeyForms IdArnOrAlias { get; } = new(null, KmsErrors.UnknownArn);

    /// <summary>The key that an alias points to: a key id or a key ARN.</summary>
    public static KeyForms AliasTarget { get; } = new(KmsErrors.AliasOfAlias, KmsErrors.UnknownArn);

    public void CheckAlias()
    {
        if (refuseAlias is not null) throw refuseAlias();
    }

    /// <summary>The refusal of an ARN that is none of KMS. AWS does not document which it is.</summary>
    public KmsFailure MalformedArn(string arn) => refuseArn(arn);
}
