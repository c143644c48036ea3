using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Names;

/// <summary>Slips of the pen where they hide: in conditions, behind LINQ, in values, in an empty list, behind the end of the server.</summary>
public class HiddenNameTests : InMemory
{
    private const string NoKey = "'alias/crads' is no key and no alias that the server has or had, or that a recorded call names; did you mean 'alias/cards'? " +
        "If it may be unknown, say so: mayBeUnknown: true. (Parameter 'predicate')";

    [SetUp]
    public Task One_call() => Client.DescribeKeyAsync("alias/cards");

    [Test]
    public void A_condition_names_what_there_is()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.ShouldNotContain(e => e.EventName == "Decrypt" && e.IsOn("alias/crads")), Throws.ArgumentException.With.Message.EqualTo(NoKey));
            Assert.That(() => Kms.Trail.ShouldContain(e => e.IsOn("alias/crads"), times: 0), Throws.ArgumentException.With.Message.EqualTo(NoKey));
            Assert.That(() => Kms.Trail.Where(e => e.IsOn("alias/crads")), Throws.ArgumentException.With.Message.EqualTo(NoKey));
            Assert.That(() => Kms.Trail.ShouldNotContain(e => !e.IsBy("Alice") || e.IsBy("Alcie")), Throws.ArgumentException.With.Message.Contains("did you mean 'Alice'?"));
            Assert.That(
                () => Kms.Trail.ShouldNotContain(e => e.HasValue("requestParameters.keyid", "alias/cards")),
                Throws.ArgumentException.With.Message.StartsWith("No record of KMS has 'requestParameters.keyid'; did you mean 'requestParameters.keyId'?"));
            Assert.That(() => Kms.Trail.ShouldNotContain(e => e.Text("requestParameters.keyid") == "x"), Throws.ArgumentException);
            Assert.That(() => Kms.Trail.ShouldNotContain(e => e.Value<int>("requestParameters.pendingWindow") == 7), Throws.ArgumentException);
            Assert.That(() => Kms.Trail.ShouldNotContain(e => e.HasValue("awsRegion", "us-esat-1")), Throws.ArgumentException.With.Message.Contains("is no AWS Region"));
        }
    }

    [Test]
    public void A_condition_may_name_what_there_is_not_if_it_says_so()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.ShouldNotContain(e => e.IsOn("alias/crads"), mayBeUnknown: true), Throws.Nothing);
            Assert.That(() => Kms.Trail.ShouldContain(e => e.IsOn("alias/crads"), times: 0, mayBeUnknown: true), Throws.Nothing);
            Assert.That(Kms.Trail.Where(e => e.IsBy("Alcie"), mayBeUnknown: true), Is.Empty);
            Assert.That(() => Kms.Trail.ShouldNotContain(e => e.EventName == "Decrypt" && e.IsOn("alias/cards") && e.IsBy("Alice")), Throws.Nothing);
        }
    }

    [Test]
    public void A_failure_says_what_a_condition_names_wrongly() => Assert.That(
        () => Kms.Trail.ShouldContain(e => e.IsOn("alias/crads")),
        Throws.TypeOf<KmsAssertionException>().With.Message.Contains("did you mean 'alias/cards'?"));

    [Test]
    public void A_list_that_LINQ_leaves_empty_knows_its_server()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.Where(e => e.ErrorCode is not null).OnKey("alias/crads").ShouldBeEmpty(), Throws.ArgumentException);
            Assert.That(() => Kms.Trail.Named("DescribeKey").Where(e => e.ErrorCode is not null).OnKey("alias/crads"), Throws.ArgumentException);
            Assert.That(Kms.Trail.Where(e => e.ErrorCode is not null).OnKey("alias/cards"), Is.Empty);
        }
    }

    [Test]
    public void A_list_without_records_and_without_a_server_says_nothing_of_a_name()
    {
        List<KmsEvent> empty = [];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => empty.OnKey("alias/cards"), Throws.ArgumentException.With.Message.EqualTo(
                "A list without records says nothing of 'alias/cards', which may be misspelt: assert on kms.Trail, on a filter of it or on the whole log. " +
                "If it may be unknown, say so: OnKey(\"alias/cards\", mayBeUnknown: true). (Parameter 'key')"));
            Assert.That(() => empty.By("Alice"), Throws.ArgumentException.With.Message.Contains("A list without records says nothing of 'Alice'"));
            Assert.That(empty.OnKey("alias/cards", mayBeUnknown: true), Is.Empty);
            Assert.That(empty.OnKey(Kms.Key("alias/cards").Arn), Is.Empty);
            Assert.That(empty.By(KmsCaller.IamUser("Alice")), Is.Empty);
        }
    }

    [TestCase("awsRegion", "us-esat-1", "'us-esat-1' is no AWS Region")]
    [TestCase("recipientAccountId", "1111", "'1111' is no AWS account id")]
    [TestCase("userIdentity.type", "IAMUsr", "'IAMUsr' is no value of userIdentity.type; did you mean 'IAMUser'?")]
    [TestCase("eventType", "AwsApiCal", "'AwsApiCal' is no value of eventType; did you mean 'AwsApiCall'?")]
    [TestCase("requestParameters.keyId", "alias/crads", "'alias/crads' is no key and no alias that the server has or had")]
    [TestCase("resources.0.ARN", "arn:aws:kms:us-east-1:key/1", "'arn:aws:kms:us-east-1:key/1' is no key")]
    [TestCase("requestParameters.encryptionAlgorithm", "SYMETRIC_DEFAULT",
        "'SYMETRIC_DEFAULT' is no value of requestParameters.encryptionAlgorithm; did you mean 'SYMMETRIC_DEFAULT'?")]
    [TestCase("responseElements.keyMetadata.keyState", "Disbaled", "'Disbaled' is no value of responseElements.keyMetadata.keyState; did you mean 'Disabled'?")]
    public void A_value_of_a_closed_set_is_one_of_it(string path, string value, string objection) => Assert.That(
        () => Kms.Trail.WithValue(path, value),
        Throws.ArgumentException.With.Message.StartsWith(objection).And.Property("ParamName").EqualTo("value"));

    [Test]
    public void A_value_that_can_be_is_not_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.WithValue("requestParameters.encryptionAlgorithm", EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256), Is.Empty);
            Assert.That(Kms.Trail.WithValue("requestParameters.keyId", null), Is.Empty);
            Assert.That(Kms.Trail.WithValue("requestParameters.keySpec", "AES_256"), Is.Empty);
            Assert.That(Kms.Trail.WithValue("requestParameters.keySpec", "QUANTUM", mayBeUnknown: true), Is.Empty);
            Assert.That(Kms.Trail.WithValue("requestParameters.encryptionContext.keySpec", "mine"), Is.Empty);
        }
    }

    [Test]
    public async Task A_caller_goes_by_the_form_that_failures_print()
    {
        using var vault = Kms.CreateClient(KmsCaller.AssumedRole("service-role/Vault", "deploy"));
        using var bob = Kms.CreateClient(KmsCaller.IamUser("division/Bob").ThroughService("ssm.amazonaws.com"));
        using var root = Kms.CreateClient(KmsCaller.Root());
        foreach (var client in new[] { vault, bob, root }) await client.DescribeKeyAsync("alias/cards");

        using (Assert.EnterMultipleScope())
        {
            foreach (var name in new[] { "user/Alice", "assumed-role/Vault/deploy", "role/service-role/Vault", "user/division/Bob", "root" })
                Assert.That(Kms.Trail.By(name), Has.Count.EqualTo(1), name);
            Assert.That(Kms.Trail.WithError().By("user/Alice"), Is.Empty, "known too where no record has it");
            Assert.That(() => Kms.Trail.By("user/Bob"), Throws.ArgumentException);
        }
    }

    [Test]
    public void Names_are_known_when_the_server_is_gone()
    {
        var kms = FakeKmsServer.Start(builder => builder.WithKey("alias/rot"));
        kms.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail.OnKey("alias/rot"), Is.Empty);
            Assert.That(kms.Trail.By("Alice"), Is.Empty);
            Assert.That(() => kms.Trail.OnKey("alias/rto"), Throws.ArgumentException.With.Message.Contains("did you mean 'alias/rot'?"));
        }
    }

    [Test]
    public async Task Long_texts_are_cut_in_what_is_said()
    {
        var endless = new string('x', 5000);
        await ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = endless[..2048], Plaintext = new MemoryStream([1]) }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.OnKey(endless), Throws.ArgumentException.With.Message.Length.LessThan(3000));
            Assert.That(() => Kms.Trail.By(endless), Throws.ArgumentException.With.Message.Length.LessThan(3000));
            Assert.That(() => Kms.Trail.Named(endless), Throws.ArgumentException.With.Message.Length.LessThan(3000));
            Assert.That(() => Kms.Trail.WithErrorCode(endless), Throws.ArgumentException.With.Message.Length.LessThan(3000));
            Assert.That(() => Kms.Trail.WithValue(endless, 1), Throws.ArgumentException.With.Message.Length.LessThan(3000));
            Assert.That(() => Kms.Trail.InRegion(endless), Throws.ArgumentException.With.Message.Length.LessThan(3000));
            Assert.That(Kms.Trail[1].ToString(), Has.Length.LessThan(1300));
            Assert.That(new KmsEventCriteria().WithValue("requestParameters.keyId", endless).OnKey(endless).Description, Has.Length.LessThan(2300));
        }
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");
}
