namespace FakeKms.Models.Tests.Model;

/// <summary>What the encryption context of a call has to be for a grant to hold (API_GrantConstraints).</summary>
internal sealed record GrantConstraint(bool IsEquals, Context Context)
{
    public bool Fits(Context context) => IsEquals ? Context.IsSameAs(context) : Context.IsWithin(context);

    /// <summary>A subset may gain pairs or become the whole; a whole stays what it is.</summary>
    public bool IsAtMostAsStrictAs(GrantConstraint other) =>
        IsEquals ? other.IsEquals && Context.IsSameAs(other.Context) : Context.IsWithin(other.Context);
}
