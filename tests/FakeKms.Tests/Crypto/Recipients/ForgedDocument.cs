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

    /// <summary>Changes the fields of the payload before it is signed.</summary>
    public Action<Dictionary<string, CborValue>> Change { get; init; } = _ => { };

    public byte[] Write()
    {
        var intermediate = Intermediate ?? Root.CertifyAuthority("intermediate", new Period(Start, Start.AddYears(1)), Randomness);
        var signer = Signer ?? intermediate.CertifySigner("signer", Validity, Randomness);
        var payload = new AttestationPayload(Claims, Certificate ?? signer.Certificate, Issuers ?? [Root.Certificate, intermediate.Certificate]).Write();
        var fields = ((CborMap)CborReader.Read(payload)!).Entries.ToDictionary(entry => ((CborText)entry.Key).Value, entry => entry.Value);
        Change(fields);
        var changed = new CborMap([.. fields.Select(field => KeyValuePair.Create((CborValue)new CborText(field.Key), field.Value))]);
        return CoseSign1.Write(CborWriter.Write(changed), signer.PrivateKey, Randomness);
    }

    public AttestationFailure Failure(DateTimeOffset? now = null) => AttestationSamples.FailureOf(Write(), now, Root.Certificate);
}
