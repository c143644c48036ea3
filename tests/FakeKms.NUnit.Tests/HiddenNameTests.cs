using NUnit.Framework.Constraints;

namespace FakeKms.Assertions.Tests;

/// <summary>Slips of the pen in values and paths: refused where an assertion would hold because of them.</summary>
public class HiddenNameTests
{
    private static readonly TestCaseData[] Slips =
    [
        Refused("No record of DescribeKey has 'requestParameters.pendingWindowInDays'; ScheduleKeyDeletion may. If it may be unknown, say so: mayBeUnknown: true.",
            expression => expression.KmsEvent("DescribeKey").WithRequestParameter("pendingWindowInDays", 7)),
        Refused("No record of RotateKey has 'requestParameters.rotationPeriodInDays'; EnableKeyRotation may.",
            expression => expression.KmsEvent("RotateKey").WithRequestParameter("rotationPeriodInDays", 90)),
        Refused("No record of Encrypt has 'serviceEventDetails.rotationType'; DeleteExpiredKeyMaterial, DeleteKey, RotateKey and 1 more events may.",
            expression => expression.KmsEvent("Encrypt").WithServiceEventDetail("rotationType", "AUTOMATIC")),
        Refused("'us-esat-1' is no AWS Region", expression => expression.KmsEvent().WithValue("awsRegion", "us-esat-1")),
        Refused("'IAMUsr' is no value of userIdentity.type; did you mean 'IAMUser'?", expression => expression.KmsEvent().WithValue("userIdentity.type", "IAMUsr")),
        Refused("'alias/crads' is no key and no alias that the server has or had", expression => expression.KmsEvent("Encrypt").WithRequestParameter("keyId", "alias/crads")),
        Refused("'SYMETRIC_DEFAULT' is no value of requestParameters.encryptionAlgorithm; did you mean 'SYMMETRIC_DEFAULT'? If it may be unknown, say so: mayBeUnknown: true.",
            expression => expression.KmsEvent("Encrypt").WithRequestParameter("encryptionAlgorithm", "SYMETRIC_DEFAULT")),
        Refused("'Encypt' is no event of KMS; did you mean 'Encrypt'?", expression => expression.KmsEvent().WithValue("eventName", Is.EqualTo("Encypt"))),
        Refused("'Disabld' is no error code of KMS; did you mean", expression => expression.KmsEvent().WithValue("errorCode", Is.EqualTo("Disabld"))),
    ];

    [TestCaseSource(nameof(Slips))]
    public async Task A_negative_assertion_does_not_pass_on_a_slip_of_the_pen(string objection, Func<ConstraintExpression, KmsEventConstraint> slip)
    {
        await using var kms = await RecordedCalls.MakeAsync();

        Assert.That(Refusal(() => Assert.That(kms.Trail, slip(Has.None))), Does.StartWith(objection));
    }

    [Test]
    public async Task A_list_without_records_and_without_a_server_says_nothing_of_a_key()
    {
        await using var kms = await RecordedCalls.MakeAsync();
        var empty = kms.Trail.Take(0).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Assert.That(empty, Has.None.KmsEvent("Decrypt").OnKey("alias/crads"))), Does.StartWith("A list without records says nothing of 'alias/crads'"));
            Assert.That(empty, Has.None.KmsEvent("Decrypt").OnKey("alias/crads", mayBeUnknown: true));
            Assert.That(kms.Trail.Where(e => e.EventName == "Decrypt"), Has.None.KmsEvent("Decrypt").OnKey("alias/cards"));
        }
    }

    [Test]
    public async Task Access_denied_is_the_same_to_a_constraint_too()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var stranger = kms.CreateClient(KmsCaller.IamUser("Zoe").WithAccountId("444455556666"));
        await Assert.ThatAsync(() => stranger.DescribeKeyAsync(kms.Key("alias/cards").Arn), Throws.InstanceOf<Exception>());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().WithValue("errorCode", Is.EqualTo("AccessDeniedException")));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().WithValue("errorCode", Is.EqualTo("AccessDenied")));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().WithValue("errorCode", Is.EqualTo("ACCESSDENIED").IgnoreCase));
        }
    }

    [Test]
    public async Task A_caller_goes_by_the_form_that_failures_print()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        Assert.That(kms.Trail, Has.Exactly(3).KmsEvent().By("user/Alice"));
    }

    [Test]
    public async Task Names_are_known_when_the_server_is_gone()
    {
        var kms = await RecordedCalls.MakeAsync();
        await kms.DisposeAsync();

        Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt").OnKey("alias/cards"));
    }

    [Test]
    public async Task A_failure_shows_some_of_many_accounts_and_cuts_long_texts()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = kms.CreateClient();
        for (var i = 0; i < 12; i++) await client.DescribeKeyAsync("alias/cards");
        var endless = new string('x', 5000);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Failure.Of(() => Assert.That(kms.Trail, Recorded.InAccounts("DescribeKey", "111122223333", "444455556666"))),
                Does.Contain(" and one in 111122223333 and 7 more, marked >"));
            Assert.That(Failure.Of(() => Assert.That(kms.Trail, Has.Some.KmsEvent().WithErrorMessage(endless))), Has.Length.LessThan(9000));
            Assert.That(Failure.Of(() => Assert.That(kms.Trail, Has.Some.KmsEvent().WithRequestParameter("keyId", endless))), Has.Length.LessThan(9000));
        }
    }

    private static string Refusal(Action assertion)
    {
        try
        {
            assertion();
        }
        catch (ArgumentException refusal)
        {
            return refusal.Message;
        }
        return "the assertion held";
    }

    private static TestCaseData Refused(string objection, Func<ConstraintExpression, KmsEventConstraint> slip) =>
        new TestCaseData(objection, slip).SetArgDisplayNames(objection.Split(';')[0]);
}
