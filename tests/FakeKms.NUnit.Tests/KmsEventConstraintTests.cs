namespace FakeKms.Assertions.Tests;

public class KmsEventConstraintTests
{
    private static readonly DateTimeOffset Start = Pinned.Start;

    [Test]
    public async Task Records_are_counted_by_operation_key_caller_error_and_parameter()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Has.Exactly(2).KmsEvent("Encrypt"));
            Assert.That(kms.Trail, Has.Exactly(2).KmsEvent("Encrypt").OnKey("alias/cards"));
            Assert.That(kms.Trail, Has.Exactly(2).KmsEvent("Encrypt").OnKey(RecordedCalls.KeyId));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").OnKey("alias/cards").By("Alice").WithErrorCode("DisabledException"));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").WithoutError().WithRequestParameter("encryptionContext.tenant", "7"));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DisableKey").WithResponseElement("keyId", kms.Key(RecordedCalls.KeyId).Arn));
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("DisableKey").InRegion("us-east-1").At(Start).By(kms.Caller).WithValue("readOnly", false));
            Assert.That(kms.Trail, Has.Some.KmsEvent("DisableKey"));
            Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt"));
            Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt").OnKey("alias/cards"));
            Assert.That(kms.Trail, Has.None.KmsEvent("Encrypt").By(KmsCaller.IamUser("Bob")));
        }
    }

    [Test]
    public async Task A_key_can_be_named_in_all_four_forms_and_an_absent_value_is_null()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var form in new[] { RecordedCalls.KeyId, kms.Key(RecordedCalls.KeyId).Arn, "alias/cards", "arn:aws:kms:us-east-1:111122223333:alias/cards" })
                Assert.That(kms.Trail, Has.Exactly(2).KmsEvent("Encrypt").OnKey(form), form);
            Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").WithRequestParameter("encryptionContext", null).By("arn:aws:iam::111122223333:user/Alice"));
        }
    }

    [Test]
    public void An_order_of_nothing_is_refused() =>
        Assert.That(() => Recorded.InOrder(), Throws.ArgumentException.With.Message.Contains("needs the names of events"));

    [Test]
    public async Task Without_a_quantifier_it_says_how_to_write_it()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        Assert.That(() => Assert.That(kms.Trail, Is.Not.KmsEvent("Decrypt")), Throws.ArgumentException.With.Message.Contains("Has.Exactly(1).KmsEvent"));
    }

    [Test]
    public async Task Events_in_order_are_found_with_others_between_them()
    {
        await using var kms = await RecordedCalls.MakeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Recorded.InOrder("Encrypt", "Encrypt"));
            Assert.That(kms.Trail, Recorded.InOrder("Encrypt", "DisableKey", "Encrypt"));
            Assert.That(kms.Trail, !Recorded.InOrder("DisableKey", "Encrypt", "Encrypt"));
        }
    }

    [Test]
    public async Task Names_that_change_afterwards_change_no_constraint()
    {
        await using var kms = await RecordedCalls.MakeAsync();
        string[] names = ["Encrypt", "DisableKey"];
        var constraint = Recorded.InOrder(names);
        names[1] = "EnableKey";

        Assert.That(kms.Trail, constraint);
    }
}
