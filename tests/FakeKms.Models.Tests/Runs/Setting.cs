using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>The server of all runs, and the same as a script has it.</summary>
internal static class Setting
{
    private const string Everything = """{ "Statement": [{ "Effect": "Allow", "Action": "kms:*", "Resource": "*" }] }""";

    public static void Apply(FakeKmsBuilder kms, TimeSpan transitionTime) => kms
        .StartingAt(KmsModel.Start)
        .WithSeed(1)
        .WithAccountId(Callers.AccountId)
        .WithTransitionTime(transitionTime)
        .WithAuthorization(KmsAuthorizationMode.Strict)
        .WithUser(Callers.Admin, user => user.WithPolicy(Everything))
        .WithUser(Callers.Guest, _ => { });

    /// <summary>The statement that starts such a server.</summary>
    public static IEnumerable<string> Code(TimeSpan transitionTime) =>
    [
        "const string everything = \"\"\"" + Everything + "\"\"\";",
        "await using var kms = FakeKmsServer.Start(k => k",
        $"    .StartingAt(new DateTimeOffset({KmsModel.Start.Year}, {KmsModel.Start.Month}, {KmsModel.Start.Day}, 0, 0, 0, TimeSpan.Zero))",
        "    .WithSeed(1)",
        $"    .WithTransitionTime(TimeSpan.FromMinutes({transitionTime.TotalMinutes}))",
        "    .WithAuthorization(KmsAuthorizationMode.Strict)",
        $"    .WithUser(\"{Callers.Admin}\", user => user.WithPolicy(everything))",
        $"    .WithUser(\"{Callers.Guest}\", _ => {{ }}));",
    ];
}
