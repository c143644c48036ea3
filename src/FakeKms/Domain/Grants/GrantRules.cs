using System.Text.RegularExpressions;
using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Domain.Grants;

/// <summary>What a grant can say, and on which key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html"/></remarks>
internal static partial class GrantRules
{
    private const int ContextPairs = 8;
    private const int ContextValueLength = 384;

    /// <summary>The rules that a request breaks or keeps by itself, and then those that the key adds.</summary>
    public static void Check(GrantTerms terms, KmsKey key)
    {
        CheckPrincipals(terms, key.Home.Partition);
        CheckOperations(terms.Operations);
        if (terms.Constraint is { } constraint) CheckConstraint(constraint, key);
        var unsuitable = terms.Operations.Where(operation => !GrantableOperations.Include(key, operation)).ToArray();
        if (unsuitable.Length > 0) throw GrantErrors.UnsuitableOperations(key, unsuitable);
    }

    public static void CheckQuota(int usage, int limit)
    {
        if (usage >= limit) throw GrantErrors.GrantLimit(limit, usage);
    }

    /// <summary>A principal that a grant can have, which becomes known by its account.</summary>
    public static string CheckPrincipal(string arn, string partition) => IamPrincipalArn.AccountOf(arn, partition) ?? throw GrantErrors.InvalidPrincipal(arn);

    /// <summary>A grant id has 64 lower-case hexadecimal digits. Other texts name no grant anywhere, which is more than not found.</summary>
    public static void CheckId(string grantId)
    {
        if (!IdForms.IsGrantOrMaterialId(grantId)) throw GrantErrors.InvalidGrantId(grantId);
    }

    private static void CheckPrincipals(GrantTerms terms, string partition)
    {
        if (terms.GranteePrincipal is null == terms.GranteeServicePrincipal is null)
            throw GrantErrors.NeedsOneOf(nameof(terms.GranteePrincipal), nameof(terms.GranteeServicePrincipal));
        if (terms.RetiringPrincipal is not null && terms.RetiringServicePrincipal is not null)
            throw GrantErrors.AtMostOneOf(nameof(terms.RetiringPrincipal), nameof(terms.RetiringServicePrincipal));
        if (terms.GranteeServicePrincipal is not null)
        {
            if (terms.Constraint?.SourceArn is null) throw GrantErrors.ServiceGranteeNeeds("a SourceArn constraint");
            if (terms.RetiringPrincipal is null && terms.RetiringServicePrincipal is null)
                throw GrantErrors.ServiceGranteeNeeds("a RetiringPrincipal or a RetiringServicePrincipal");
        }
        // The grants of services name service principals here, and anybody may write them so: AWS asks for an ARN in its documentation only.
        foreach (var principal in new[] { terms.GranteePrincipal, terms.RetiringPrincipal })
        {
            if (principal is not null && !ServiceForm().IsMatch(principal)) CheckPrincipal(principal, partition);
        }
    }

    private static void CheckOperations(IReadOnlyList<GrantOperation> operations)
    {
        if (operations.Count == 0) throw GrantErrors.NoOperation();
        if (operations.All(operation => operation == GrantOperation.CreateGrant)) throw GrantErrors.OnlyCreateGrant();
    }

    // One of the two encryption contexts excludes the other, even when it is empty. SourceArn is about something else and goes with either.
    private static void CheckConstraint(GrantConstraint constraint, KmsKey key)
    {
        var (equal, subset) = (constraint.EncryptionContextEquals, constraint.EncryptionContextSubset);
        if (equal is not null && subset is not null) throw GrantErrors.TwoConstraints();
        if ((equal ?? subset) is not { } context) return;
        var member = equal is not null ? nameof(constraint.EncryptionContextEquals) : nameof(constraint.EncryptionContextSubset);
        if (context.Count > ContextPairs) throw GrantErrors.TooManyPairs(member, ContextPairs);
        if (context.Values.Any(value => value.Length > ContextValueLength)) throw GrantErrors.ContextValueTooLong(member, ContextValueLength);
        if (!GrantableOperations.HaveEncryptionContext(key.KeySpec)) throw GrantErrors.NoEncryptionContext(key);
    }

    [GeneratedRegex(@"\A[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?\z")]
    private static partial Regex ServiceForm();
}
