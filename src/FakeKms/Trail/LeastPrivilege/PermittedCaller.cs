namespace FakeKms.Trail.LeastPrivilege;

/// <summary>A caller as policies name it.</summary>
/// <param name="Type">The kind of principal, <c>AWS</c> or <c>Service</c>.</param>
/// <param name="Name">The ARN of a user, a role or an account, or the name of a service.</param>
internal sealed record PermittedCaller(string Type, string Name)
{
    public bool IsService => Type == "Service";

    public bool HasIamPolicies =>
        !IsService && (Name.Contains(":user/", StringComparison.Ordinal) || Name.Contains(":role/", StringComparison.Ordinal));
}
