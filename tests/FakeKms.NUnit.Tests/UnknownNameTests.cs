using Amazon.KeyManagementService;
using NUnit.Framework.Constraints;

namespace FakeKms.Assertions.Tests;

/// <summary>An assertion that holds because of a slip of the pen proves nothing: it is refused, whatever the quantifier.</summary>
public class UnknownNameTests
{
    private static readonly TestCaseData[] Slips =
    [
        Refused("'Decyrpt' is no event of KMS; did you mean 'Decrypt'?", expression => expression.KmsEvent("Decyrpt")),
        Refused("'alias/crads' is no key and no alias that the server has or had, or that a recorded call names; did you mean 'alias/cards'? " +
            "If it may be unknown, say so: OnKey(\"alias/crads\", mayBeUnknown: true).", expression => expression.KmsEvent("Encrypt").OnKey("alias/crads")),
        Refused("'InvalidCipherTextException' is no error code of KMS; did you mean 'InvalidCiphertextException'?",
            expression => expression.KmsEvent("Decrypt").WithErrorCode("InvalidCipherTextException")),
        Refused("No record of KMS has 'requestParameters.encryptonContext.customer'; did you mean 'requestParameters.encryptionContext.customer'? " +
            "If it may be unknown, say so: mayBeUnknown: true.", expression => expression.KmsEvent("Encrypt").WithRequestParameter("encryptonContext.customer", "alice")),
        Refused("No record of KMS has 'responseElements.keyMaterialID'; did you mean 'responseElements.keyMaterialId'? If it may be unknown, say so: mayBeUnknown: true.",
            expression => expression.KmsEvent("Encrypt").WithResponseElement("keyMaterialID", "x")),
        Refused("No record of KMS has 'additionalEventData.keyMaterial'; did you mean 'additionalEventData.keyMaterialId'? If it may be unknown, say so: mayBeUnknown: true.",
            expression => expression.KmsEvent("Encrypt").WithAdditionalEventData("keyMaterial", Does.StartWith("x"))),
        Refused("No record of KMS has 'serviceEventDetails.rotationtype'; did you mean 'serviceEventDetails.rotationType'? If it may be unknown, say so: mayBeUnknown: true.",
            expression => expression.KmsEvent("RotateKey").WithServiceEventDetail("rotationtype", "AUTOMATIC")),
        Refused("No record of KMS has 'userIdentity.sessionContext.atributes.mfaAuthenticated'; did you mean 'userIdentity.sessionContext.attributes.mfaAuthenticated'? " +
            "If it may be unknown, say so: mayBeUnknown: true.", expression => expression.KmsEvent().WithValue("userIdentity.sessionContext.atributes.mfaAuthenticated", false)),
        Refused("'Decyrpt' is no event of KMS; did you mean 'Decrypt'?", expression => expression.KmsEvent().WithValue("eventName", "Decyrpt")),
        Refused("'Alcie' is no caller that the server knows or has recorded; did you mean 'Alice'? A caller goes by the name of the user or of the session, by ARN, " +
            "unique id or access key id; a KmsCaller is always understood. If it may be unknown, say so: By(\"Alcie\", mayBeUnknown: true).",
            expression => expression.KmsEvent("Decrypt").By("Alcie")),
        Refused("'us-esat-1' is no AWS Region", expression => expression.KmsEvent().InRegion("us-esat-1")),
        Refused("'11112222333' is no AWS account id: twelve digits are needed.", expression => expression.KmsEvent().InAccount("11112222333")),
        Refused("'secretsmanager' is no AWS service; write its service principal, such as secretsmanager.amazonaws.com.", expression => expression.KmsEvent().ThroughService("secretsmanager")),
        Refused("'1a2b3c4d' is no id of a VPC endpoint; it begins with vpce-.", expression => expression.KmsEvent().ThroughVpcEndpoint("1a2b3c4d")),
    ];

    [TestCaseSource(nameof(Slips))]
    public async Task A_slip_of_the_pen_is_refused_by_whatever_would_hold_for_it(string objection, Func<ConstraintExpression, KmsEventConstraint> slip)
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var quantifier in new Func<ConstraintExpression>[] { () => Has.None, () => Has.Exactly(0), () => Has.No.Some, () => Is.Not.Empty.And.None })
                Assert.That(Refusal(() => Assert.That(kms.Trail, slip(quantifier()))), Does.StartWith(objection));
            Assert.That(Refusal(() => Assert.That(kms.Trail.Since(3), slip(Has.All))), Does.StartWith(objection), "an empty part of a trail");
            Assert.That(Refusal(() => Assert.That(kms.Trail, slip(Has.None).And.Property("ReadOnly").True)), Does.StartWith(objection), "with more conditions");
            Assert.That(Refusal(() => Assert.That(() => kms.Trail, slip(Has.None))), Does.StartWith(objection), "a delegate");
            Assert.That(Refusal(() => Assert.That(kms.Trail.Skip(1), slip(Has.None))), Does.StartWith(objection), "a part by LINQ");
            Assert.That(Refusal(() => Assert.That(kms.Trail[0], slip(Is.Not))), Does.StartWith(objection), "one record");
            Assert.That(Refusal(() => Assert.That(kms.Trail, !slip(Has.Some))), Does.StartWith(objection), "an exclamation mark");
        }
    }

    [Test]
    public async Task A_failure_names_what_nobody_knows()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        var message = Failure.Of(() => Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").OnKey("alias/crads")));

        Assert.That(message, Does.Contain("'alias/crads' is no key and no alias that the server has or had, or that a recorded call names; did you mean 'alias/cards'?"));
    }

    [Test]
    public async Task An_event_or_a_code_that_cannot_be_is_refused_where_the_assertion_would_fail_too()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Assert.That(kms.Trail, Has.Some.KmsEvent("Encypt"))), Is.EqualTo("'Encypt' is no event of KMS; did you mean 'Encrypt'? (Parameter 'eventName')"));
            Assert.That(Refusal(() => Assert.That(kms.Trail, Has.Some.KmsEvent().WithErrorCode("Disabld"))), Does.StartWith("'Disabld' is no error code of KMS; did you mean"));
            Assert.That(Refusal(() => Assert.That(kms.Trail, Recorded.InOrder("Encypt"))), Does.StartWith("'Encypt' is no event of KMS"));
            Assert.That(Refusal(() => Assert.That(kms.Trail, !Recorded.InOrder("Encrypt", "Decyrpt"))), Does.StartWith("'Decyrpt' is no event of KMS"));
            Assert.That(Refusal(() => Assert.That(kms.Trail, !Recorded.InAccounts("Encypt", "111122223333"))), Does.StartWith("'Encypt' is no event of KMS"));
            Assert.That(Refusal(() => Assert.That(kms.Trail, !Recorded.InAccounts("Encrypt", "1111222233"))), Does.StartWith("'1111222233' is no AWS account id"));
        }
    }

    [Test]
    public async Task What_may_be_unknown_is_said_to_be_so()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.None.KmsEvent("Encrypt").OnKey("alias/crads", mayBeUnknown: true));
            Assert.That(kms.Trail, Has.None.KmsEvent("Encrypt").By("Alcie", mayBeUnknown: true));
            Assert.That(kms.Trail, Has.None.KmsEvent("Encrypt").WithRequestParameter("encryptonContext", "x", mayBeUnknown: true));
        }
    }

    [Test]
    public async Task A_caller_as_an_object_and_a_well_formed_ARN_are_never_refused()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt").By(KmsCaller.AssumedRole("Support", "desk")));
            Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt").By("arn:aws:iam::111122223333:role/Support"));
            Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt").OnKey("arn:aws:kms:us-east-1:111122223333:key/4321abcd-12ab-34cd-56ef-1234567890ab"));
            Assert.That(Refusal(() => Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt").By("arn:aws:iam::role/Support"))), Does.Contain("is no caller"));
            Assert.That(Refusal(() => Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt").OnKey("arn:aws:kms:us-east-1:key/4321abcd"))), Does.Contain("is no key"));
        }
    }

    [Test]
    public async Task Access_denied_is_the_same_by_its_name_in_the_SDK_and_in_records()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var stranger = kms.CreateClient(KmsCaller.IamUser("Zoe").WithAccountId("444455556666"));
        await Assert.ThatAsync(() => stranger.DescribeKeyAsync(kms.Key("alias/cards").Arn), Throws.InstanceOf<AmazonKeyManagementServiceException>());

        using (Assert.EnterMultipleScope())
        {
            foreach (var code in new[] { "AccessDenied", "AccessDeniedException" })
            {
                Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").WithErrorCode(code), code);
                Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().WithValue("errorCode", code), code);
                Assert.That(kms.Trail.WithErrorCode(code), Has.Count.EqualTo(1), code);
            }
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
