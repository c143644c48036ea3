namespace FakeKms.Assertions.Tests;

public class ValueConstraintTests
{
    [Test]
    public async Task Errors_are_told_by_code_and_by_text()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().WithError());
            Assert.That(kms.Trail, Has.Exactly(2).KmsEvent().WithoutError());
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").WithErrorMessage("is disabled."));
            Assert.That(kms.Trail, Has.None.KmsEvent("Encrypt").WithErrorMessage("is pending deletion."));
        }
    }

    [Test]
    public async Task Reading_and_writing_are_told_apart()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(2).KmsEvent().ReadOnly());
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DisableKey").WriteOnly());
        }
    }

    [Test]
    public async Task The_material_that_was_used_is_in_the_additional_event_data()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").WithAdditionalEventData("keyMaterialId", kms.Key(RecordedCalls.KeyId).CurrentKeyMaterialId));
    }

    [Test]
    public async Task A_value_may_be_described_by_a_constraint()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(2).KmsEvent("Encrypt").WithAdditionalEventData("keyMaterialId", Is.Null.Or.Length.EqualTo(64)));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").WithRequestParameter("encryptionContext", Is.Not.Null));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").WithRequestParameter("encryptionContext.tenant", Does.Match("^[0-9]$") & Is.Not.EqualTo("8")));
            Assert.That(kms.Trail, Has.All.KmsEvent().WithValue("userIdentity.arn", Does.StartWith("arn:aws:iam::")));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().WithValue("readOnly", Is.False));
            Assert.That(kms.Trail, Has.None.KmsEvent().WithRequestParameter("numberOfBytes", Is.GreaterThan(1)));
        }
    }

    [Test]
    public void A_number_of_a_log_may_be_larger_than_any_decimal()
    {
        var records = CloudTrailLog.Parse(
            """{"eventTime":"2026-01-01T00:00:00Z","eventSource":"kms.amazonaws.com","eventName":"ListKeys","requestParameters":{"limit":1e300}}""");

        Assert.That(records, Has.Exactly(1).KmsEvent("ListKeys").WithRequestParameter("limit", Is.GreaterThan(100)));
    }

    [Test]
    public async Task A_value_is_compared_as_what_it_says_however_CloudTrail_writes_it()
    {
        await using var kms = await CallsOfMany.MakeAsync();
        const string Mfa = "userIdentity.sessionContext.attributes.mfaAuthenticated";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(4).KmsEvent("DescribeKey").WithValue(Mfa, false));
            Assert.That(kms.Trail, Has.Exactly(4).KmsEvent("DescribeKey").WithValue(Mfa, "false"));
            Assert.That(kms.Trail, Has.None.KmsEvent().WithValue(Mfa, true));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().WithValue("sessionCredentialFromConsole", true));
            Assert.That(kms.Trail.InAccount(CallsOfMany.Owner), Has.All.KmsEvent().WithValue("recipientAccountId", 111122223333));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("RotateKey").WithValue("eventTime", kms.Clock.GetUtcNow()));
            Assert.That(kms.Trail, Has.None.KmsEvent().WithValue("eventName", 7));
        }
    }

    [Test]
    public async Task A_failure_names_path_and_value()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Failure.Of(() => Assert.That(kms.Trail, Has.Some.KmsEvent("Decrypt").WithAdditionalEventData("keyMaterialId", "a").WithErrorMessage("no"))),
                Does.Contain("some item KMS event Decrypt with additional event data keyMaterialId = \"a\" with error message \"no\""));
            Assert.That(
                Failure.Of(() => Assert.That(kms.Trail, Has.Some.KmsEvent("RotateKey").WithServiceEventDetail("keyOrigin", null).WithValue("tlsDetails.tlsVersion", Does.StartWith("TLS")))),
                Does.Contain("some item KMS event RotateKey with service event detail keyOrigin = nothing with tlsDetails.tlsVersion that is String starting with \"TLS\""));
            Assert.That(
                Failure.Of(() => Assert.That(kms.Trail, Has.None.KmsEvent().WithError().WithRequestParameter("keyId", Is.Not.Null))),
                Does.Contain("no item KMS event with an error with request parameter keyId that is not null"));
        }
    }
}
