using System.Text;
using FakeKms.Protocol;
using Microsoft.Coyote.Specifications;

namespace FakeKms.Coyote;

/// <summary>A server whose calls are made as bytes: the SDK's own tasks are none that Coyote controls.</summary>
internal sealed class World
{
    /// <summary>How many keys there are from the start.</summary>
    public const int Keys = 3;

    public const string Encrypt = """{"KeyId":"alias/cards","Plaintext":"AQID"}""";
    public const string Sign = """{"KeyId":"alias/sign","Message":"AQID","SigningAlgorithm":"ECDSA_SHA_256"}""";

    private readonly List<string> taken = [];

    public World()
    {
        Kms = FakeKmsServer.Start(k => k
            .StartingAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).WithKey("alias/cards").WithKey("alias/imported", key => key.Imported())
            .WithKey("alias/sign", key => key.WithKeySpec("ECC_NIST_P256", "SIGN_VERIFY")));
        Kms.Trail.Watch(record => taken.Add(record.EventID), () => TakenAtTheEnd = taken.Count);
    }

    public FakeKmsServer Kms { get; }

    public string DeleteMaterial => $$"""{"KeyId":"{{Kms.Key("alias/imported").KeyId}}"}""";

    /// <summary>How many records a subscriber had got when it heard that no more come.</summary>
    public int? TakenAtTheEnd { get; private set; }

    /// <summary>The request id of the answer; null when the server was gone.</summary>
    public async Task<string?> CallAsync(string operation, string body)
    {
        try
        {
            var answer = await Kms.Wire.HandleAsync(Request(operation, body));
            return answer.RequestId;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Asserts what is true of every trail, whoever called at the same time.</summary>
    /// <param name="answers">The request ids of the answers; null for a call that got none.</param>
    public void Check(string?[] answers)
    {
        var trail = Kms.Trail.Recorded();
        var ofCalls = trail.Where(record => record.UserIdentity.Type is not null).Select(record => record.RequestID);
        Specification.Assert(Kms.Defects.Count == 0, "The fake broke: {0}", string.Join('\n', Kms.Defects));
        Specification.Assert(
            ofCalls.Order(StringComparer.Ordinal).SequenceEqual(answers.OfType<string>().Order(StringComparer.Ordinal)), "A call has not exactly one record.");
        Specification.Assert(trail.Select(record => record.EventID).Distinct().Count() == trail.Count, "Two records share an id.");
        Specification.Assert(trail.Zip(trail.Skip(1)).All(pair => pair.First.EventTime <= pair.Second.EventTime), "The times of the trail go back.");
        Specification.Assert(taken.SequenceEqual(trail.Select(record => record.EventID)), "A subscriber has not got each record once, in the trail's order.");
    }

    private static ReadRequest Request(string operation, string body) => new("POST", name => Header(name, operation), Encoding.UTF8.GetBytes(body))
    {
        Address = () => new Uri("http://kms.us-east-1.amazonaws.com"),
    };

    private static string? Header(string name, string operation) => name switch
    {
        "X-Amz-Target" => "TrentService." + operation,
        "Content-Type" => WireResponse.ContentType,
        "Authorization" => "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=00",
        _ => null,
    };
}
