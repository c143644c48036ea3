namespace FakeKms.Tests.Trail.Assertions;

/// <summary>What adapters to test frameworks are made of.</summary>
public class KmsEventCriteriaTests : InMemory
{
    [SetUp]
    public async Task Two_calls()
    {
        await Client.DescribeKeyAsync("alias/cards");
        await Client.EncryptTextAsync("alias/cards", "x", new() { ["tenant"] = "7" });
    }

    [Test]
    public void Conditions_are_met_by_records_and_said_in_words()
    {
        var criteria = new KmsEventCriteria("Encrypt").OnKey("alias/cards").By("Alice").ReadOnly(true).WithoutError()
            .WithValue("requestParameters.encryptionContext.tenant", "7").Where("in the morning", record => record.EventTime.Hour < 24);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Where(criteria.Holds), Is.EqualTo(Kms.Trail.Named("Encrypt")));
            Assert.That(criteria.Description, Is.EqualTo(
                "Encrypt on key alias/cards by Alice that is read-only without error with request parameter encryptionContext.tenant = \"7\" in the morning"));
            Assert.That(new KmsEventCriteria().Description, Is.Empty);
            Assert.That(() => criteria.ThrowIfUnknown(Kms.Trail, passed: true), Throws.Nothing);
        }
    }

    [Test]
    public void What_nobody_knows_is_refused_if_the_assertion_holds_and_said_if_it_does_not()
    {
        var criteria = new KmsEventCriteria("Encrypt").OnKey("alias/crads");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => criteria.ThrowIfUnknown(Kms.Trail, passed: true), Throws.ArgumentException.With.Property("ParamName").EqualTo("key"));
            Assert.That(() => criteria.ThrowIfUnknown(Kms.Trail, passed: false), Throws.Nothing);
            Assert.That(criteria.Explain(Kms.Trail, [], tooFew: true), Does.StartWith("none of 2 records; what comes near is marked ~").And.Contain("did you mean 'alias/cards'?"));
            Assert.That(() => new KmsEventCriteria("Encypt").ThrowIfUnknown(Kms.Trail, passed: false), Throws.ArgumentException);
        }
    }

    [Test]
    public void A_value_can_be_asked_for_by_a_condition()
    {
        var criteria = new KmsEventCriteria().WithValueThat(
            "requestParameters.encryptionContext.tenant", "a digit", value => value is { } text && char.IsAsciiDigit(text.GetString()![0]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Where(criteria.Holds), Is.EqualTo(Kms.Trail.Named("Encrypt")));
            Assert.That(criteria.Description, Is.EqualTo("with request parameter encryptionContext.tenant that is a digit"));
            Assert.That(criteria.ExplainAll(Kms.Trail, Kms.Trail.Named("Encrypt")), Does.StartWith("not so for 1 of 2 records, marked ~").And.Contain("~ "));
        }
    }

    [Test]
    public void A_report_has_a_line_for_each_record_and_does_not_change()
    {
        var records = KmsTrailReport.Snapshot(Kms.Trail);
        Kms.Trail.Clear();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(records, Has.Count.EqualTo(2));
            Assert.That(
                KmsTrailReport.Lines(records, records.Named("Encrypt")).Split(Environment.NewLine).Select(line => line.Length > 3 ? line[..4] : line),
                Is.EqualTo(new[] { "", "    ", "  > " }));
            Assert.That(KmsTrailReport.Lines([]), Is.Empty);
        }
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");
}
