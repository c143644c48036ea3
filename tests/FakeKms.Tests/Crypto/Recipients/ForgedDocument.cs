using System.Formats.Cbor;
using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.Recipients;

/// <summary>A signed document of which every part can be made wrong: certificates, claims, and the fields as they are encoded.</summary>
internal sealed class ForgedDocument
{
    private static readonly SeededStream Randomness = new(2, "forged");
    private static readonly DateTimeOffset Start = AttestationSamples.Start;

    public Period Validity { get; init; } = new(Start, Start.AddHours(3));

    public CertifiedKey Root { get; init; } = CertifiedKey.Root("root", new Period(Start, Start.AddYears(1)), Randomness);

    public CertifiedKey? Intermediate { get; init; }

    public CertifiedKey? Signer { get; init; }

    public byte[]? Certificate { get; init; }

    public IReadOnlyList<byte[]>? Issuers { get; init; }

    public AttestationClaims Claims { get; init; } = AttestationSamples.Claims();

    /// <summary>Changes the fields of the payload, each as it is encoded, before it is signed.</summary>
    public Action<Dictionary<string, byte[]>> Change { get; init; } = _ => { };

    public byte[] Write()
    {
        var intermediate = Intermediate ?? Root.CertifyAuthority("intermediate", new Period(Start, Start.AddYears(1)), Randomness);
        var signer = Signer ?? intermediate.CertifySigner("signer", Validity, Randomness);
        var payload = new AttestationPayload(Claims, Certificate ?? signer.Certificate, Issuers ?? [Root.Certificate, intermediate.Certificate]).Write();
        var fields = CborForm.Map(new CborReader(payload), name => name.ReadTextString(), value => value.ReadEncodedValue().ToArray());
        Change(fields);
        return CoseSign1.Write(MapOf(fields), signer.PrivateKey, Randomness);
    }

    /// <summary>A value as it is encoded.</summary>
    public static byte[] Encoded(Action<CborWriter> write)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        write(writer);
        return writer.Encode();
    }

    public AttestationFailure Failure(DateTimeOffset? now = null) => AttestationSamples.FailureOf(Write(), now, Root.Certificate);

    // Fields whose bytes are no CBOR at all are put together by hand too.
    private static byte[] MapOf(Dictionary<string, byte[]> fields) =>
        [(byte)(0xA0 + fields.Count), .. fields.SelectMany(field => (byte[])[.. Encoded(writer => writer.WriteTextString(field.Key)), .. field.Value])];
}
