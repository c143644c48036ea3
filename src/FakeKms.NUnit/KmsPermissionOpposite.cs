namespace FakeKms;

/// <summary>A constraint on permissions that is not to hold.</summary>
internal sealed class KmsPermissionOpposite : KmsPermissionExpression
{
    private readonly KmsPermissionExpression constraint;

    public KmsPermissionOpposite(KmsPermissionExpression constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        if (constraint.Opposition is { } objection) throw new ArgumentException(objection, nameof(constraint));
        this.constraint = constraint;
    }

    public override string Description => $"not ({constraint.Description})";

    internal override (bool Holds, string Explanation) Judge(FakeKmsServer kms)
    {
        var (holds, explanation) = constraint.Judge(kms);
        return (!holds, explanation);
    }
}
