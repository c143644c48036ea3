namespace FakeKms.Tests.Protocol.Signatures;

/// <summary>A server that checks signatures, and who may sign.</summary>
public abstract class Checking : InMemory
{
    protected const string Mismatch =
        "InvalidSignatureException: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and " +
        "signing method. Consult the service documentation for details.";

    protected const string InvalidToken = "UnrecognizedClientException: The security token included in the request is invalid.";

    protected static KmsCaller Alice { get; } = KmsCaller.IamUser("alice").WithAccessKeyId("AKIAALICE").WithSecretAccessKey("alice's secret");

    protected static KmsCaller Vault { get; } =
        KmsCaller.AssumedRole("Vault", "deploy").WithAccessKeyId("ASIAVAULT").WithSecretAccessKey("vault's secret").WithSessionToken("vault/token+1=");

    private protected static SignedCall OfVault { get; } = new() { AccessKeyId = "ASIAVAULT", Secret = "vault's secret", Token = "vault/token+1=" };

    protected override void Configure(FakeKmsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WithSignatureCheck().WithCaller(Alice).WithKnownCaller(Vault).WithKnownCaller(
            KmsCaller.AssumedRole("Job", "nightly").WithAccessKeyId("ASIAJOB").WithSecretAccessKey("job's secret").WithSessionToken("job")
                .WithSessionExpiration(Pinned.Start.AddHours(1)));
    }
}
