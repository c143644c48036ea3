using FakeKms.Domain.Policies;
using static FakeKms.Tests.Domain.Policies.Decisions.Statements;

namespace FakeKms.Tests.Domain.Policies.Decisions;

internal static class Callers
{
    public static PolicyCaller Alice { get; } = new(Account, Statements.Alice, RoleArn: null);

    public static PolicyCaller Session { get; } = new(Account, Deploy, Vault) { Kind = PolicyCallerKind.RoleSession };

    public static PolicyCaller Guest { get; } = new(Account, Statements.Guest, RoleArn: null) { Kind = PolicyCallerKind.FederatedUser, IssuerArn = Statements.Alice };

    public static PolicyCaller Root { get; } = new(Account, Statements.Root, RoleArn: null) { Kind = PolicyCallerKind.Root };

    public static PolicyCaller Logs { get; } = new("", Statements.Logs, RoleArn: null) { Kind = PolicyCallerKind.Service };

    public static PolicyCaller Linked { get; } = new(
        Account, "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling",
        "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling")
    { Kind = PolicyCallerKind.RoleSession, IsServiceLinked = true };

    public static PolicyCaller Carol { get; } = new(OtherAccount, Statements.Carol, RoleArn: null);

    public static PolicyCaller OtherSession { get; } = new(
        OtherAccount, "arn:aws:sts::444455556666:assumed-role/Reader/r1", "arn:aws:iam::444455556666:role/Reader")
    { Kind = PolicyCallerKind.RoleSession };

    public static PolicyCaller OtherRoot { get; } = new(OtherAccount, Statements.OtherRoot, RoleArn: null) { Kind = PolicyCallerKind.Root };

    public static PolicyCaller OtherLinked { get; } = new(
        OtherAccount, "arn:aws:sts::444455556666:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling",
        "arn:aws:iam::444455556666:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling")
    { Kind = PolicyCallerKind.RoleSession, IsServiceLinked = true };
}
