namespace FakeKms.Models.Tests.Model;

/// <summary>A grant: it never changes.</summary>
internal sealed record ModelGrant(
    string Symbol, DateTimeOffset Created, string? Name, string Grantee, string? Retiring, IReadOnlyList<string> Operations, GrantConstraint? Constraint)
{
    /// <summary>A repeated request with a name answers the grant that it made (API_CreateGrant, Name).</summary>
    public bool IsAskedForBy(ModelGrant request) =>
        Name is not null && Name == request.Name && Grantee == request.Grantee && Retiring == request.Retiring
        && Operations.Order().SequenceEqual(request.Operations.Order()) && Constraint == request.Constraint;

    public bool Allows(string caller, string operation, Context? context) =>
        Grantee == caller && Operations.Contains(operation) && (Constraint is null || context is null || Constraint.Fits(context));

    /// <summary>Whether somebody who may create grants by this one may create the other: no more operations, no weaker constraint.</summary>
    public bool Covers(ModelGrant child) =>
        child.Operations.All(Operations.Contains) && (Constraint is null || (child.Constraint is { } constraint && Constraint.IsAtMostAsStrictAs(constraint)));
}
