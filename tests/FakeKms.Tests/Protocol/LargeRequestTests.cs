using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Protocol;

/// <summary>What is too large is refused at once, in memory as over HTTP, and no error is as large as what it refuses.</summary>
public sealed class LargeRequestTests : InMemory
{
    [Test]
    public async Task A_body_beyond_the_limit_is_refused_whole()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var records = Kms.Trail.Count;

        var error = await ErrorOf(() => Client.EncryptAsync(new() { KeyId = keyId, Plaintext = new MemoryStream(new byte[2 << 20]) }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("RequestEntityTooLargeException: The request is larger than 1048576 bytes."));
            Assert.That(Kms.Trail, Has.Count.EqualTo(records), "it never became a call");
        }
    }

    [TestCase(0, "ValidationException")]
    [TestCase(1, "RequestEntityTooLargeException")]
    public async Task The_limit_itself_is_within_it(int beyond, string code)
    {
        using var http = RawHttp.To(Kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(OfLength((1 << 20) + beyond)) };
        request.Headers.Add("X-Amz-Target", "TrentService.DescribeKey");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/kms/aws4_request");
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");

        using var answer = await http.SendAsync(request);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith($$"""{"__type":"{{code}}",""" + '"'));
    }

    [Test]
    public async Task A_plaintext_within_it_gets_the_error_of_AWS()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => Client.EncryptAsync(new() { KeyId = keyId, Plaintext = new MemoryStream(new byte[700_000]) })),
            Is.EqualTo("ValidationException: 1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096"));
    }

    [Test]
    public async Task A_long_value_is_shown_in_part()
    {
        var error = await ErrorOf(() => Client.CreateAliasAsync(new() { AliasName = "alias/" + new string('a', 500_000), TargetKeyId = "k" }));

        Assert.That(error, Is.EqualTo(
            $"ValidationException: 1 validation error detected: Value 'alias/{new string('a', 1017)}…' at 'aliasName' failed to satisfy constraint: Member must have length less than or equal to 256"));
    }

    [Test]
    public async Task A_value_is_not_cut_in_the_middle_of_a_character([Values("", "x")] string before)
    {
        var error = await ErrorOf(() => Client.UpdateKeyDescriptionAsync(new() { KeyId = "k", Description = before + string.Concat(Enumerable.Repeat("😀", 20_000)) }));

        Assert.That(error, Does.Contain("😀…' at 'description'"));
    }

    [Test]
    public async Task Many_violations_are_named_in_part()
    {
        var tags = Enumerable.Range(0, 5_000).Select(_ => new Tag { TagKey = new string('k', 129), TagValue = "v" }).ToList();

        Assert.That(await ErrorOf(() => Client.CreateKeyAsync(new() { Tags = tags })), Does.StartWith("ValidationException: 5000 validation errors detected").And.Length.LessThan(4200));
    }

    // Each names the text that it refuses, some before any rule of its shape.
    [Test]
    public async Task No_error_of_any_operation_is_as_long_as_the_request()
    {
        var text = new string('A', 300_000);
        string[] errors =
        [
            await ErrorOf(() => Client.DescribeKeyAsync("arn:aws:kms:us-east-1:111122223333:key/" + text)),
            await ErrorOf(() => Client.DescribeKeyAsync("alias/" + text)),
            await ErrorOf(() => Client.CreateGrantAsync(new() { KeyId = "k", GranteePrincipal = "arn:aws:iam::111122223333:user/" + text, Operations = [text] })),
            await ErrorOf(() => Client.CreateKeyAsync(new() { KeySpec = KeySpec.FindValue(text) })),
            await ErrorOf(() => Client.PutKeyPolicyAsync(new() { KeyId = "k", Policy = text })),
            await ErrorOf(() => Client.ListKeysAsync(new ListKeysRequest { Marker = text })),
            await ErrorOf(() => Client.ReplicateKeyAsync(new() { KeyId = "k", ReplicaRegion = text })),
            await ErrorOf(() => Client.CreateCustomKeyStoreAsync(new() { CustomKeyStoreName = text })),
            await ErrorOf(() => Client.EncryptAsync(new() { KeyId = "k", Plaintext = new MemoryStream([1]), GrantTokens = [text] })),
        ];

        Assert.That(errors.Select(error => error.Length), Is.All.InRange(20, 4200));
    }

    [Test]
    public void Neither_is_a_refusal_of_the_library_itself()
    {
        var text = new string('A', 300_000);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Key(text), Throws.ArgumentException.With.Message.Length.LessThan(4200));
            Assert.That(() => Kms.Ids.NextKeyId(text), Throws.ArgumentException.With.Message.Length.LessThan(4200));
            Assert.That(() => Kms.CreateClient(text), Throws.ArgumentException.With.Message.Length.LessThan(4200));
            Assert.That(() => FakeKmsServer.Start(k => k.WithAccountId(text)), Throws.ArgumentException.With.Message.Length.LessThan(4200));
        }
    }

    private static byte[] OfLength(int length) => [.. "{\"KeyId\":\""u8, .. Enumerable.Repeat((byte)'k', length - 12), .. "\"}"u8];
}
