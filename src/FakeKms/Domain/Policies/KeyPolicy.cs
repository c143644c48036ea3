using System.Collections.Concurrent;
using System.Text;
using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>The policy of a key: its document, and its text in the layout in which AWS answers it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"/></remarks>
internal sealed class KeyPolicy
{
    private static readonly ConcurrentDictionary<AccountRegion, KeyPolicy> Defaults = new();

    private KeyPolicy(string text) => (Document, Text) = (PolicyReader.Read(text), PolicyLayout.Of(text));

    public PolicyDocument Document { get; }

    public string Text { get; }

    /// <summary>Reads a policy that was sent, and refuses what AWS would not store.</summary>
    /// <param name="text">The document.</param>
    /// <param name="partition">The partition of the key's Region: principals are looked up there.</param>
    /// <param name="maximumBytes">The quota for the size of the document.</param>
    public static KeyPolicy Read(string text, string partition, int maximumBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) > maximumBytes) throw PolicyErrors.TooLong(maximumBytes);
        var policy = new KeyPolicy(text);
        foreach (var statement in policy.Document.Statements)
        {
            PolicyPrincipalRules.Check(statement.Principals, partition);
            PolicyConditionRules.Check(statement.Conditions);
        }
        return policy;
    }

    /// <summary>A policy of AWS's own making, which needs no check.</summary>
    public static KeyPolicy Written(string text) => new(text);

    /// <summary>The policy of a key that was created without one: it leaves the decision to the IAM policies of the account.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"/></remarks>
    public static KeyPolicy DefaultOf(AccountRegion home) => Defaults.GetOrAdd(home, Default);

    private static KeyPolicy Default(AccountRegion home) => new(
        $$"""
        {
          "Version": "2012-10-17",
          "Id": "key-default-1",
          "Statement": [{
            "Sid": "Enable IAM User Permissions",
            "Effect": "Allow",
            "Principal": { "AWS": "{{home.AccountPrincipal}}" },
            "Action": "kms:*",
            "Resource": "*"
          }]
        }
        """);
}
