using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>The attempts of one call of an SDK are together.</summary>
public class AttemptTests : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [Test]
    public void A_fault_says_whether_its_call_takes_effect() =>
        Assert.That((KmsFault.ConnectionReset.TakesEffect, KmsFault.ConnectionReset.AfterEffect().TakesEffect), Is.EqualTo((false, true)));

    [Test]
    public async Task The_attempts_of_one_call_are_together()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.KMSInternal, times: 2);
        using var patient = Kms.CreateClient(config => config.MaxErrorRetry = 2);
        await Encrypt(patient);
        await Encrypt(patient);
        Assert.That(Kms.Trail.Attempts("Encrypt").Select(call => call.ToString()), Is.EqualTo(new[]
        {
            "Encrypt: KMSInternalException, KMSInternalException, ok", "Encrypt: ok",
        }));
    }

    [Test]
    public async Task An_id_that_is_too_long_is_cut_where_CloudTrail_cuts_user_agents()
    {
        using var http = RawHttp.To(Kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "TrentService.ListKeys");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0");
        request.Headers.TryAddWithoutValidation("amz-sdk-invocation-id", new string('i', 5_000));

        using var response = await http.SendAsync(request);

        Assert.That(Kms.Trail[0].InvocationId, Is.EqualTo(new string('i', 1_024)));
    }

    [Test]
    public async Task A_lost_answer_is_an_attempt_that_took_effect()
    {
        Kms.Faults.FailNext("CreateKey", KmsFault.LostAnswer);
        await Client.CreateKeyAsync(new CreateKeyRequest());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Attempts().Select(call => call.ToString()), Is.EqualTo(new[] { "CreateKey: ok, ok" }));
            Assert.That(Kms.Keys, Has.Count.EqualTo(3));
        }
    }

    [Test]
    public async Task Attempts_have_the_numbers_that_the_SDK_gives_them()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.KMSInternal, times: 2);
        using var patient = Kms.CreateClient(config => config.MaxErrorRetry = 2);
        await Encrypt(patient);
        Assert.That(Kms.Trail.Select(record => record.Attempt), Is.EqualTo(new int?[] { 1, 2, 3 }));
    }

    [TestCase("attempt=1; max=1", 1)]
    [TestCase("attempt=12", 12)]
    [TestCase("attempt=0; max=1", null)]
    [TestCase("attempt=-1", null)]
    [TestCase("attempt=", null)]
    [TestCase("ttl=20260101T000000Z; attempt=1", null)]
    public async Task An_attempt_is_counted_from_one_as_SDKs_write_it(string header, int? attempt)
    {
        using var http = RawHttp.To(Kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "TrentService.ListKeys");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/kms/aws4_request");
        request.Headers.TryAddWithoutValidation("amz-sdk-request", header);
        using var answer = await http.SendAsync(request);

        Assert.That((answer.IsSuccessStatusCode, Kms.Trail.Single().Attempt), Is.EqualTo((true, attempt)));
    }

    [Test]
    public void Attempts_of_what_is_no_event_are_refused() =>
        Assert.That(() => Kms.Trail.Attempts("Encypt"), Throws.ArgumentException.With.Message.Contains("did you mean 'Encrypt'?"));

    [Test]
    public async Task A_line_of_the_trail_says_that_its_fault_was_injected()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        await Assert.ThatAsync(() => Encrypt(Client), Throws.Exception);
        Assert.That(Kms.Trail.Single().ToString(), Does.EndWith("  by user/Alice  injected: ThrottlingException"));
    }

    [Test]
    public async Task The_copy_of_a_record_for_another_account_is_no_attempt()
    {
        var bob = KmsCaller.IamUser("Bob").WithAccountId("444455556666");
        await Client.PutKeyPolicyAsync(new PutKeyPolicyRequest
        {
            KeyId = Kms.Key("alias/cards").KeyId,
            Policy = """{"Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","444455556666"]},"Action":"kms:*","Resource":"*"}]}""",
        });
        using var other = Kms.CreateClient(bob);
        await other.EncryptAsync(new EncryptRequest { KeyId = Kms.Key("alias/cards").Arn, Plaintext = new([1]) });
        var call = Kms.Trail.Attempts("Encrypt").Single();
        Assert.That(call.Attempts, Has.Count.EqualTo(1));
        Assert.That(call.InvocationId, Is.EqualTo(call.Attempts[0].InvocationId));
    }

    private static Task<EncryptResponse> Encrypt(IAmazonKeyManagementService client) =>
        client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new([1]) });
}
