namespace FakeKms;

/// <summary>Two constraints on permissions, of which both or at least one have to hold.</summary>
internal sealed class KmsPermissionPair : KmsPermissionExpression
{
    private readonly KmsPermissionExpression left;
    private readonly KmsPermissionExpression right;
    private readonly bool isBoth;

    public KmsPermissionPair(KmsPermissionExpression left, KmsPermissionExpression right, bool isBoth)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        (this.left, this.right, this.isBoth) = (left, right, isBoth);
    }

    public override string Description => $"{Within(left)} {(isBoth ? "and" : "or")} {Within(right)}";

    internal override string? Opposition => left.Opposition ?? right.Opposition;

    /// <summary>Both are judged, so that a slip in the second is not hidden by the first. Told is what fails, or what holds.</summary>
    internal override (bool Holds, string Explanation) Judge(FakeKmsServer kms)
    {
        var (one, other) = (left.Judge(kms), right.Judge(kms));
        var holds = isBoth ? one.Holds && other.Holds : one.Holds || other.Holds;
        var told = new[] { one, other }.Where(part => part.Holds == holds).Select(part => part.Explanation);
        return (holds, string.Join($"{Environment.NewLine}  and     ", told));
    }

    private string Within(KmsPermissionExpression part) =>
        part is KmsPermissionPair pair && pair.isBoth != isBoth ? $"({part.Description})" : part.Description;
}
