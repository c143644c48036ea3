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
    [TestCase("arn:aws:sts::444455556666:user/Bob")]
    [TestCase("arn:aws:iam::444455556666:assumed-role/Vault/deploy")]
    [TestCase("user/a b")]
    [TestCase("user/<b>x</b>")]
    [TestCase("user/a b/Bob")]
    [TestCase("assumed-role/Va ult/deploy")]
    [TestCase("assumed-role/Vault/d")]
    [TestCase("assumed-role/Vault/deploy\n")]
    public void Anything_else_is_refused(string text) =>
        Assert.That(() => CallerText.Read(text), Throws.TypeOf<FormatException>().With.Message.StartsWith($"'{text}' is no caller"));

    [Test]
    public void A_name_that_IAM_has_not_is_told_with_those_that_it_has() => Assert.That(
        () => CallerText.Read("user/a b"),
        Throws.TypeOf<FormatException>().With.Message.EqualTo(
            "'user/a b' is no caller: IAM has no user named 'a b': a name has 1 to 64 ASCII letters, digits and characters of +=,.@_-."));

    [TestCase("user/")]
    [TestCase("assumed-role/")]
    [TestCase("assumed-role/Vault/")]
    public void A_name_that_is_too_long_is_refused_and_cut_short(string before) => Assert.That(
        () => CallerText.Read(before + (before == "assumed-role/" ? new string('a', 3000) + "/deploy" : new string('a', 3000))),
        Throws.TypeOf<FormatException>().With.Message.Contains(" is no caller: ").And.Message.Length.LessThan(700));
}
