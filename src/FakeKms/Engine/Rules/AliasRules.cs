using System.Text.RegularExpressions;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Aliases;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Validation;
using FakeKms.Model;

namespace FakeKms.Engine.Rules;

/// <summary>What the alias operations have in common.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html"/></remarks>
internal static partial class AliasRules
{
    private const string Prefix = "alias/";

    private const string AwsPrefix = "alias/aws/";

    private const int LongestName = 256;

    /// <summary>An alias that is to be changed. Those of AWS managed keys belong to AWS.</summary>
    public static KeyAlias Find(string name, string action, Call call)
    {
        var alias = call.Table.FindAlias(name) ?? throw KmsErrors.AliasNotFound(call.Home.Arn(name));
        return alias.Target.Manager == KeyManagerType.CUSTOMER ? alias : throw PrincipalArn.NotAuthorized(call, action, alias.Arn);
    }

    /// <summary>The name of a new alias.</summary>
    public static void CheckNewName(string name)
    {
        CheckForm(name);
        if (name.Length == Prefix.Length) throw KmsErrors.InvalidAliasName("The alias has no name after the prefix alias/.");
        if (name.StartsWith(AwsPrefix, StringComparison.Ordinal)) throw KmsErrors.InvalidAliasName("Names that start with alias/aws/ are reserved.");
    }

    /// <summary>
    /// What every name has to be, in operations that do not declare InvalidAliasNameException too. The service refuses colons, which the pattern of the API
    /// allows, and with them the ARNs of aliases.
    /// </summary>
    /// <remarks><see href="https://github.com/hashicorp/terraform-provider-aws/issues/12891"/></remarks>
    public static void CheckForm(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw KmsErrors.Validation(
                "Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        }
        if (name.Contains(':', StringComparison.Ordinal)) throw KmsErrors.Validation($"{name} contains invalid characters for an alias");
    }

    /// <summary>A name that a test gives a key without a call, under the rule of CreateAlias.</summary>
    /// <exception cref="ArgumentException">CreateAlias would refuse the name; the message has its reason.</exception>
    public static string CheckedName(string alias)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        // The rules are read from the model only for a name that may break them: each start of a server has good ones.
        if (IsPlainlyGood(alias) || Refusal(alias) is not { } reason) return alias;
        throw new ArgumentException($"KMS has no alias '{alias}' for a key of yours: {reason.TrimEnd('.')}. Write {Proposal(alias)}.", nameof(alias));
    }

    /// <summary>The name of an alias of AWS, as a test writes it.</summary>
    /// <exception cref="ArgumentException">The name is not one that AWS could have.</exception>
    public static string CheckedAwsName(string alias)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        if (alias.StartsWith(AwsPrefix, StringComparison.Ordinal) && alias.Length is > 10 and <= LongestName && !Foreign().IsMatch(alias)) return alias;
        throw new ArgumentException($"AWS has no alias '{alias}': write alias/aws/ and the name of a service, such as alias/aws/s3.", nameof(alias));
    }

    /// <summary>An alias moves between keys of one type (symmetric, asymmetric, HMAC) and one usage. The text for another type is this library's own.</summary>
    public static void CheckSameKind(KeyAlias alias, KmsKey key)
    {
        if (alias.Target.KeyUsage != key.KeyUsage)
        {
            throw KmsErrors.Validation(
                $"Alias {alias.Name} cannot be changed from a CMK with key usage {alias.Target.KeyUsage} to a CMK with key usage {key.KeyUsage}. " +
                "The key usage of the current CMK and the new CMK must be the same.");
        }
        if (KeySpecs.IsAsymmetric(alias.Target.KeySpec) != KeySpecs.IsAsymmetric(key.KeySpec))
        {
            throw KmsErrors.Validation(
                $"Alias {alias.Name} cannot be changed from a CMK with key spec {alias.Target.KeySpec} to a CMK with key spec {key.KeySpec}. " +
                "The current CMK and the new CMK must both be symmetric or both be asymmetric.");
        }
    }

    public static void CheckQuota(KmsKey key, Call call)
    {
        var usage = call.Table.AliasNamesOf(key).Count;
        var limit = call.State.Settings.Quotas.AliasesPerKey;
        if (usage >= limit) throw KmsErrors.AliasLimit(limit, usage);
    }

    private static bool IsPlainlyGood(string alias)
    {
        if (alias.Length is <= 6 or > LongestName || !alias.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        foreach (var character in alias)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('/' or '_' or '-')) return false;
        }
        return !alias.StartsWith(AwsPrefix, StringComparison.Ordinal);
    }

    private static string? Refusal(string alias)
    {
        var violations = new List<string>();
        var shape = Array.Find(MemberRule.Of(typeof(CreateAliasRequest)), rule => rule.Member == nameof(CreateAliasRequest.AliasName))!;
        shape.Check(alias, shape.Path, violations);
        if (violations is [var violation, ..]) return violation;
        try
        {
            CheckNewName(alias);
            return null;
        }
        catch (KmsFailure refused)
        {
            return refused.Message;
        }
    }

    // The nearest name that KMS takes.
    private static string Proposal(string alias)
    {
        var name = alias.StartsWith(AwsPrefix, StringComparison.Ordinal) ? alias[AwsPrefix.Length..]
            : alias.StartsWith(Prefix, StringComparison.Ordinal) ? alias[Prefix.Length..]
            : alias;
        var plain = Foreign().Replace(name, "-").Trim('-', '/');
        return Prefix + (plain.Length == 0 ? "cards" : plain[..Math.Min(plain.Length, 250)]);
    }

    [GeneratedRegex("[^a-zA-Z0-9/_-]+")]
    private static partial Regex Foreign();
}
