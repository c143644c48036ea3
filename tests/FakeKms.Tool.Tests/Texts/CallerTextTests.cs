using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Tests.Texts;

internal sealed class CallerTextTests
{
    private static readonly object[] Callers =
    [
        new object[] { "user/Bob", KmsCaller.IamUser("Bob") },
        new object[] { "user/division/Bob", KmsCaller.IamUser("division/Bob") },
        new object[] { "assumed-role/Vault/deploy", KmsCaller.AssumedRole("Vault", "deploy") },
        new object[] { "root", KmsCaller.Root() },
        new object[] { "arn:aws:iam::444455556666:user/Bob", KmsCaller.IamUser("Bob").WithAccountId("444455556666") },
        new object[] { "arn:aws:sts::444455556666:assumed-role/Vault/deploy", KmsCaller.AssumedRole("Vault", "deploy").WithAccountId("444455556666") },
    ];

    [TestCaseSource(nameof(Callers))]
    public void A_caller_is_named_as_in_its_arn(string text, KmsCaller expected) => Assert.That(CallerText.Read(text), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("Bob")]
    [TestCase("user/")]
    [TestCase("user//Bob")]
    [TestCase("assumed-role/Vault")]
    [TestCase("assumed-role/Vault/deploy/again")]
    [TestCase("role/Vault")]
    [TestCase("arn:aws:kms:us-east-1:444455556666:user/Bob")]
    [TestCase("arn:aws:iam::4444:user/Bob")]
    public void Anything_else_is_refused(string text) =>
        Assert.That(() => CallerText.Read(text), Throws.TypeOf<FormatException>().With.Message.StartsWith($"'{text}' is no caller"));
}
