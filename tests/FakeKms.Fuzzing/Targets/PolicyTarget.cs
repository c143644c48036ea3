using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Fuzzing.Mutation;
using FakeKms.Fuzzing.Running;

namespace FakeKms.Fuzzing.Targets;

/// <summary>
/// Policies: KMS refuses a key policy with an error that blames the caller; the builder refuses the policy of a role with ArgumentException; a policy that was
/// taken decides.
/// </summary>
internal sealed class PolicyTarget : FuzzTarget
{
    private readonly FakeKmsServer kms = Pinned.Server(k => k.WithKey("alias/cards").WithAuthorization(KmsAuthorizationMode.Strict));
    private readonly IAmazonKeyManagementService client;
    private readonly KmsSnapshot origin;

    public PolicyTarget() => (client, origin) = (kms.CreateClient(), kms.Snapshot());

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. new[]
        {
            """{"Version":"2012-10-17","Id":"key","Statement":[{"Sid":"all","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}""",
            """{"Version":"2008-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":["111122223333","arn:aws:iam::111122223333:user/Bob"]},"NotAction":["kms:Get*","kms:?escribe*"],"NotResource":["arn:aws:kms:*:*:key/*"]}}""",
            """{"Statement":[{"Effect":"Allow","Principal":"*","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":["s3.us-east-1.amazonaws.com"],"kms:CallerAccount":"111122223333"},"StringLikeIfExists":{"kms:EncryptionContext:tenant":"${aws:username}-*"},"Bool":{"kms:GrantIsForAWSResource":true},"ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["a","b"]},"ForAnyValue:StringLike":{"aws:PrincipalTag/x":"?"},"Null":{"aws:SourceVpce":"true"}}}]}""",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"Service":"s3.amazonaws.com","Federated":"cognito-identity.amazonaws.com","CanonicalUser":"79a59df9"},"Action":"*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"},"NumericLessThanEquals":{"kms:RotationPeriodInDays":"90"},"IpAddress":{"aws:SourceIp":["192.0.2.0/24","2001:db8::/32"]},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"},"BinaryEquals":{"kms:RecipientAttestation:PCR0":"QmluYXJ5"}}}]}""",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"arn:aws:kms:us-east-1:111122223333:key/${aws:PrincipalTag/key, 'none'}"}]}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public override void Run(byte[] input)
    {
        kms.Restore(origin);
        var policy = TextOf(input);
        try
        {
            client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = kms.Key("alias/cards").KeyId, Policy = policy }).GetAwaiter().GetResult();
            kms.Can(KmsCaller.IamUser("Bob"), "kms:Decrypt", "alias/cards", new Dictionary<string, string> { ["kms:EncryptionContext:tenant"] = "Bob-1" });
        }
        catch (AmazonKeyManagementServiceException error) when ((int)error.StatusCode == 400 && !error.ErrorCode.StartsWith("FakeKms", StringComparison.Ordinal))
        {
        }
        if (kms.Defects is [var defect, ..]) throw new FindingException($"A defect: {defect}");
        OfRole(policy);
    }

    public override void Dispose()
    {
        client.Dispose();
        kms.Dispose();
        base.Dispose();
    }

    private static void OfRole(string policy)
    {
        try
        {
            using var other = Pinned.Server(k => k.WithKey("alias/cards").WithAuthorization(KmsAuthorizationMode.Strict)
                .WithRole("Billing", role => role.WithPolicy(policy).WithBoundary(policy)));
            other.Can(KmsCaller.AssumedRole("Billing", "run"), "kms:Encrypt", "alias/cards");
        }
        catch (ArgumentException)
        {
        }
    }
}
