using System.Buffers;
using System.Text.RegularExpressions;
using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>
/// Which principals a key policy may name: everyone, accounts, users, roles, sessions, identity providers and services; not groups.
/// Every principal of the right form is taken to exist here; whether it was declared is asked where a test has said that only declared ones exist.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html"/></remarks>
internal static partial class PolicyPrincipalRules
{
    // A path may have them in IAM, but no principal of a policy is named by a pattern.
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?");

    public static void Check(PolicyPrincipals principals, string partition)
    {
        // Canonical user ids belong to S3 and CloudFront.
        var areValid = principals.Aws.All(principal => IsAws(principal, partition))
            && principals.Federated.All(principal => ServiceName().IsMatch(principal) || IsProvider(principal, partition))
            && principals.Services.All(ServiceName().IsMatch)
            && principals.CanonicalUsers.Count == 0;
        if (!areValid) throw PolicyErrors.InvalidPrincipals();
    }

    // Other texts than these and ARNs, unique ids among them, name nobody: AWS replaces the ARN of a deleted principal by its id, and refuses to store that.
    private static bool IsAws(string principal, string partition) =>
        principal == "*"
        || IdForms.IsAccountId(principal)
        || (IsArn(principal, partition) && IamPrincipalArn.AccountOf(principal, partition) is not null && !principal.AsSpan().ContainsAny(Wildcards));

    private static bool IsProvider(string principal, string partition) => IsArn(principal, partition) && ProviderArn().IsMatch(principal);

    /// <summary>An ARN that falls apart is an error of its own; one of another partition is whole but names nobody here.</summary>
    private static bool IsArn(string principal, string partition)
    {
        if (!ArnParts.Begins(principal)) return false;
        if (!WholeArn().IsMatch(principal)) throw PolicyErrors.InvalidArn();
        return ArnParts.Parse(principal)?.Partition == partition;
    }

    [GeneratedRegex(@"\Aarn:[a-z-]+:(iam|sts)::[0-9]{12}:[!-~]+\z")]
    private static partial Regex WholeArn();

    [GeneratedRegex(@"\Aarn:[a-z-]+:iam::[0-9]{12}:(saml-provider|oidc-provider)/[^*?]+\z")]
    private static partial Regex ProviderArn();

    [GeneratedRegex(@"\A[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex ServiceName();
}
