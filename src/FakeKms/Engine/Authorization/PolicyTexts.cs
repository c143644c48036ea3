using System.Runtime.CompilerServices;
using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Model;

namespace FakeKms.Engine.Authorization;

/// <summary>Policies as a test writes them.</summary>
internal static class PolicyTexts
{
    private const string Everything =
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "Everything", "Effect": "Allow", "Action": "*", "Resource": "*" }] }""";

    private const string Everybody =
        """{ "Version": "2012-10-17", "Statement": [{ "Sid": "Everybody", "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }] }""";

    // By the text itself, not by what it says: a caller keeps the text that it was given.
    private static readonly ConditionalWeakTable<string, PolicySource> Sessions = [];

    /// <summary>What an administrator has: the policy of principals whose policies were not declared.</summary>
    public static PolicySource Administrator { get; } = Read(Everything, PolicyType.Identity, "an administrator's policy");

    /// <summary>The policy that stands beside others at every level of an organization.</summary>
    public static PolicySource FullAwsAccess { get; } = Read(Everything, PolicyType.ServiceControl, "FullAWSAccess");

    /// <summary>A policy of a resource that lets everybody in.</summary>
    public static PolicySource Open { get; } = Read(Everybody, PolicyType.Resource, "an open policy");

    /// <exception cref="ArgumentException">AWS would not take the policy.</exception>
    public static PolicySource Read(string policy, PolicyType type, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(policy);
        try
        {
            return new PolicySource(type, name, PolicyReader.Read(policy, type)) { Arn = ArnParts.Begins(name) ? name : null };
        }
        catch (KmsFailure failure)
        {
            throw new ArgumentException($"AWS would not take {name}. {failure.Text}", nameof(policy), failure);
        }
    }

    /// <exception cref="ArgumentException">A session policy is one that AWS would not take.</exception>
    public static void CheckSession(KmsCaller caller)
    {
        foreach (var policy in caller.SessionPolicies) OfSession(policy);
    }

    /// <summary>A session policy of a caller, read once for each text.</summary>
    public static PolicySource OfSession(string policy) => Sessions.GetValue(policy, text => Read(text, PolicyType.Session, "the session policy"));
}
