namespace FakeKms.Assertions.Tests;

public class CallerConstraintTests
{
    [Test]
    public async Task A_caller_is_told_by_kind_name_session_account_and_service()
    {
        await using var kms = await CallsOfMany.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(2).KmsEvent("DescribeKey").By(CallsOfMany.Vault));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").By(CallsOfMany.Vault.ThroughService("secretsmanager.amazonaws.com")));
            Assert.That(kms.Trail, Has.None.KmsEvent("DescribeKey").By(KmsCaller.AssumedRole("Vault", "other")));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").By(CallsOfMany.Guest));
            Assert.That(kms.Trail, Has.None.KmsEvent("DescribeKey").By(CallsOfMany.Guest.WithAccountId(CallsOfMany.Owner)));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").By(KmsCaller.AwsService("dsql.amazonaws.com")));
            Assert.That(kms.Trail, Has.None.KmsEvent("DescribeKey").By(KmsCaller.Root()));
        }
    }

    [TestCase("arn:aws:iam::111122223333:role/Vault", 3)]
    [TestCase("arn:aws:sts::111122223333:assumed-role/Vault/deploy", 3)]
    [TestCase("Guest", 1)]
    [TestCase("dsql.amazonaws.com", 1)]
    [TestCase("secretsmanager.amazonaws.com", 0)]
    public async Task A_principal_is_told_by_its_names(string principal, int times)
    {
        await using var kms = await CallsOfMany.MakeAsync();

        Assert.That(kms.Trail, Has.Exactly(times).KmsEvent("DescribeKey").By(principal));
    }

    [Test]
    public async Task The_way_of_a_call_is_told_as_callers_take_it()
    {
        await using var kms = await CallsOfMany.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").ThroughService("secretsmanager.amazonaws.com"));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").ThroughVpcEndpoint("vpce-1a2b3c4d5e6f1a2b3"));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").ThroughConsole().By("Alice"));
        }
    }

    [Test]
    public async Task What_KMS_does_by_itself_is_told_apart_with_its_details()
    {
        await using var kms = await CallsOfMany.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent().ByKms());
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("RotateKey").ByKms().WithServiceEventDetail("rotationType", "AUTOMATIC").WriteOnly());
        }
    }

    [Test]
    public async Task A_call_to_another_account_is_recorded_in_both_under_one_shared_event_id()
    {
        await using var kms = await CallsOfMany.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Recorded.InAccounts("DescribeKey", CallsOfMany.Partner, CallsOfMany.Owner));
            Assert.That(kms.Trail, Recorded.InAccounts("DescribeKey", CallsOfMany.Owner));
            Assert.That(kms.Trail, Recorded.InAccounts("DescribeKey", CallsOfMany.Owner, CallsOfMany.Owner), "named twice");
            Assert.That(kms.Trail, !Recorded.InAccounts("DescribeKey", CallsOfMany.Partner));
            Assert.That(kms.Trail, !Recorded.InAccounts("PutKeyPolicy", CallsOfMany.Owner, CallsOfMany.Partner));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").InAccount(CallsOfMany.Partner).By(CallsOfMany.Guest));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DescribeKey").InAccount(CallsOfMany.Owner).WithValue("userIdentity.type", "AWSAccount"));
        }
    }

    [Test]
    public async Task Accounts_that_did_not_get_the_record_are_reported_with_those_that_did()
    {
        await using var kms = await CallsOfMany.MakeAsync();

        var message = Failure.Of(() => Assert.That(kms.Trail, Recorded.InAccounts("PutKeyPolicy", CallsOfMany.Partner, CallsOfMany.Owner)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message, Does.Contain("Expected: one KMS event PutKeyPolicy in the accounts 111122223333, 444455556666"));
            Assert.That(message, Does.Contain("But was:  one in 111122223333, marked >" + Environment.NewLine + "  > 2026-01-01T00:00:00Z  us-east-1  PutKeyPolicy"));
            Assert.That(
                Failure.Of(() => Assert.That(kms.Trail, Recorded.InAccounts("Decrypt", CallsOfMany.Owner))),
                Does.Contain("But was:  none" + Environment.NewLine + "    2026-01-01T00:00:00Z  us-east-1  PutKeyPolicy"));
            Assert.That(() => Recorded.InAccounts("Decrypt"), Throws.ArgumentException);
        }
    }

    [Test]
    public async Task A_failure_says_which_caller_was_meant()
    {
        await using var kms = await CallsOfMany.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Failure.Of(() => Assert.That(kms.Trail, Has.Some.KmsEvent("Decrypt").By(CallsOfMany.Vault).InAccount(CallsOfMany.Owner).ThroughService("ssm.amazonaws.com"))),
                Does.Contain("some item KMS event Decrypt by AssumedRole Vault/deploy in account 111122223333 through ssm.amazonaws.com"));
            Assert.That(
                Failure.Of(() => Assert.That(kms.Trail, Has.Some.KmsEvent().By(KmsCaller.Root().WithAccountId(CallsOfMany.Partner)).ThroughConsole().ReadOnly())),
                Does.Contain("some item KMS event by Root of 444455556666 through the console that is read-only"));
            Assert.That(
                Failure.Of(() => Assert.That(kms.Trail, Has.Some.KmsEvent("DeleteKey").ByKms().WriteOnly().ThroughVpcEndpoint("vpce-1"))),
                Does.Contain("some item KMS event DeleteKey by KMS itself that is write-only through vpce-1"));
        }
    }
}
