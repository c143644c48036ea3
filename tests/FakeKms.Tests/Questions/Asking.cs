namespace FakeKms.Tests.Questions;

/// <summary>A server with callers that may do different things with two keys. Its mode is Off: questions do not mind.</summary>
public abstract class Asking : InMemory
{
    protected const string VaultPolicy =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"AllowVault","Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:EncryptionContext:tenant":"7"}}},
          {"Sid":"Look","Effect":"Allow","Action":["kms:DescribeKey","kms:ListKeys"],"Resource":"*"}]}
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

    protected static IReadOnlyDictionary<string, string> Tenant7 { get; } = new Dictionary<string, string> { ["kms:EncryptionContext:tenant"] = "7" };

    protected override void Configure(FakeKmsBuilder builder) => Declare(builder);

    protected static void Declare(FakeKmsBuilder builder) => builder
        .WithKey("alias/cards")
        .WithKey("alias/other")
        .WithRole("Vault", role => role.WithPolicy(VaultPolicy))
        .WithRole("Support", role => role.WithPolicy(SupportPolicy));

    /// <summary>The message of what is refused, without the name of the parameter that .NET adds.</summary>
    protected static string Refusal(Action use)
    {
        var refused = Assert.Catch<Exception>(() => use())!;
        Assert.That(refused, Is.InstanceOf<ArgumentException>().Or.InstanceOf<InvalidOperationException>());
        var added = refused.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return added < 0 ? refused.Message : refused.Message[..added];
    }
}
