using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FakeKms.Engine.Calls;
using FakeKms.Operations;

namespace FakeKms.Tests.Engine;

/// <summary>Every operation that takes a key refuses one of another account in the same words, whether the key is there or not.</summary>
public sealed class ForeignKeyTests : InMemory
{
    private const string Scope = "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0";
    private const string Missing = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Blob = "\"AA==\"";

    private static readonly string[] KeyMembers = ["KeyId", "SourceKeyId", "DestinationKeyId", "TargetKeyId"];

    // What a request needs beside its key; of what excludes each other, one.
    private static readonly Dictionary<string, string> Members = new()
    {
        ["AliasName"] = "\"alias/cards\"",
        ["CiphertextBlob"] = Blob,
        ["Description"] = "\"\"",
        ["EncapsulationAlgorithm"] = "\"ML_KEM\"",
        ["EncryptedKeyMaterial"] = Blob,
        ["GrantId"] = $"\"{new string('a', 64)}\"",
        ["GranteePrincipal"] = "\"arn:aws:iam::111122223333:user/Bob\"",
        ["ImportToken"] = Blob,
        ["KeyAgreementAlgorithm"] = "\"ECDH\"",
        ["KeyPairSpec"] = "\"ECC_NIST_P256\"",
        ["Mac"] = Blob,
        ["MacAlgorithm"] = "\"HMAC_SHA_256\"",
        ["Message"] = Blob,
        ["NumberOfBytes"] = "32",
        ["Operations"] = "[\"Decrypt\"]",
        ["Plaintext"] = Blob,
        ["Policy"] = "\"{}\"",
        ["PrimaryRegion"] = "\"eu-west-1\"",
        ["PublicKey"] = Blob,
        ["ReplicaRegion"] = "\"eu-west-1\"",
        ["SharedSecretCiphertextBlob"] = Blob,
        ["Signature"] = Blob,
        ["SigningAlgorithm"] = "\"ECDSA_SHA_256\"",
        ["TagKeys"] = "[\"a\"]",
        ["Tags"] = "[{\"TagKey\":\"a\",\"TagValue\":\"b\"}]",
        ["WrappingAlgorithm"] = "\"RSAES_OAEP_SHA_256\"",
        ["WrappingKeySpec"] = "\"RSA_2048\"",
    };

    private static IEnumerable<string> Operations =>
        OperationCatalog.All.Where(operation => KeyMembers.Any(member => operation.RequestType.GetProperty(member) is not null)).Select(operation => operation.Name);

    [TestCaseSource(nameof(Operations))]
    public async Task Every_operation_says_the_same(string name)
    {
        using var theirs = Kms.CreateClient(KmsCaller.IamUser("Eve").WithAccountId("444455556666"));
        var there = (await theirs.CreateKeyAsync(new())).KeyMetadata.Arn;
        var operation = OperationCatalog.Find(name)!;
        var refusal = $"AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: {operation.Action} on this resource because " +
            "the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOfAsync(operation, Missing), Is.EqualTo(refusal));
            Assert.That(await ErrorOfAsync(operation, there), Is.EqualTo(refusal));
            Assert.That((Kms.Trail[^1].ErrorCode, $"AccessDeniedException: {Kms.Trail[^1].ErrorMessage}"), Is.EqualTo(("AccessDenied", refusal)));
        }
    }

    private static string Request(Operation operation, string arn)
    {
        var members = KeyMembers.Select(member => (Name: member, Json: $"\"{arn}\"")).Concat(Members.Select(member => (Name: member.Key, Json: member.Value)));
        return $"{{{string.Join(',', members.Where(member => operation.RequestType.GetProperty(member.Name) is not null).Select(member => $"\"{member.Name}\":{member.Json}"))}}}";
    }

    private async Task<string> ErrorOfAsync(Operation operation, string arn)
    {
        using var http = RawHttp.To(Kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Request(operation, arn))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "TrentService." + operation.Name);
        request.Headers.TryAddWithoutValidation("Authorization", Scope);
        using var response = await http.SendAsync(request);
        using var error = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        var text = error.RootElement.EnumerateObject().FirstOrDefault(member => member.NameEquals("Message") || member.NameEquals("message")).Value;
        return $"{error.RootElement.GetProperty("__type").GetString()}: {text}";
    }
}
