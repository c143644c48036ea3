namespace FakeKms.Assertions.Tests.Permissions;

/// <summary>A server with a role that may decrypt for one tenant, and one that may not at all.</summary>
public abstract class Asking
{
    protected const string VaultPolicy =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"AllowVault","Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:EncryptionContext:tenant":"7"}}},
          {"Sid":"Grants","Effect":"Allow","Action":"kms:CreateGrant","Resource":"*",
            "Condition":{"ForAllValues:StringEquals":{"kms:GrantOperations":["Encrypt","Decrypt"]}}}]}
        """;

    protected const string SupportPolicy =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Work","Effect":"Allow","Action":"kms:*","Resource":"*"},
          {"Sid":"DenySupport","Effect":"Deny","Action":"kms:Decrypt","Resource":"*"}]}
        """;

    protected static KmsCaller Alice { get; } = KmsCaller.IamUser("Alice");

    protected static KmsCaller Vault { get; } = KmsCaller.AssumedRole("Vault", "one");

    protected static KmsCaller Support { get; } = KmsCaller.AssumedRole("Support", "zoe");

    protected FakeKmsServer Kms { get; private set; } = null!;

    [SetUp]
    public void Start() => Kms = FakeKmsServer.Start(kms => kms
        .WithKey("alias/cards", key => key.WithKeyId(RecordedCalls.KeyId))
        .WithKey("alias/other")
        .WithRole("Vault", role => role.WithPolicy(VaultPolicy))
        .WithRole("Support", role => role.WithPolicy(SupportPolicy)));

    [TearDown]
    public void Stop() => Kms.Dispose();

    // The first line is the assertion itself.
    protected static void Fails(Action assertion, string expected)
    {
        var message = Failure.Of(assertion).TrimEnd();
        Assert.That(message[(message.IndexOf('\n', StringComparison.Ordinal) + 1)..], Is.EqualTo(expected.ReplaceLineEndings()));
    }
}
