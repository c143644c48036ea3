using Amazon.KeyManagementService;

namespace FakeKms;

public static partial class KmsScenarios
{
    private const string AccessDenied = "AccessDeniedException";

    /// <summary>
    /// A partner in another account gets a grant, works with the key, and loses the grant. Before and afterwards the partner is refused
    /// (<c>AccessDeniedException</c>).
    /// </summary>
    /// <param name="key">An enabled symmetric encryption key of the script's caller, whose policy does not know the partner: id, ARN, alias or name.</param>
    /// <param name="partner">An IAM user, a role session or a root user of another account.</param>
    /// <remarks>
    /// <para>
    /// It records DescribeKey, which tells the owner the ARN that the partner has to use; of the partner Encrypt with the error AccessDenied; CreateGrant; of
    /// the partner Encrypt and Decrypt; RevokeGrant; of the partner Decrypt with the error AccessDenied. The partner's calls that succeed are recorded twice,
    /// once in each account. The grant is stored as <c>alias/cards grant</c>.
    /// </para>
    /// <para>It holds with and without <c>WithAuthorization</c>; in Strict the partner's own policies have to allow the calls, too.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The partner names no account, or is nobody whom a grant can name.</exception>
    public static KmsFragment CrossAccountGrant(string key, KmsCaller partner)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(partner);
        var (arn, grant) = ($"ARN of {key}", $"{key} grant");
        CheckPartner(partner);
        return Fragment(Title(key, $"partner: {partner.Name}"), script => script
            .DescribeKey(key, arnInto: arn)
            .Then("the partner, before", it => it.As(partner)
                .Encrypt(arn, Card).Expect<AmazonKeyManagementServiceException>(AccessDenied))
            .CreateGrant(key, Grantee(partner, script.Partition), [GrantOperation.Encrypt, GrantOperation.Decrypt], into: grant)
            .Then("the partner, with the grant", it => it.As(partner)
                .Encrypt(arn, Card, into: Ciphertext(key), grantTokens: [grant])
                .Decrypt(from: Ciphertext(key), key: arn, grantTokens: [grant]))
            .RevokeGrant(key, grant)
            .Then("the partner, afterwards", it => it.As(partner)
                .Decrypt(from: Ciphertext(key), key: arn).Expect<AmazonKeyManagementServiceException>(AccessDenied)));
    }

    private static void CheckPartner(KmsCaller partner)
    {
        if (partner.AccountId is null)
        {
            throw new ArgumentException(
                "The partner is to be of another account than the key: say which, by partner.WithAccountId(\"444455556666\").", nameof(partner));
        }
        if (partner.Type is not ("IAMUser" or "AssumedRole" or "Root"))
        {
            throw new ArgumentException(
                $"The partner is an IAM user, a role session or a root user, not a caller of type {partner.Type}.", nameof(partner));
        }
    }

    private static string Grantee(KmsCaller partner, string partition) => $"arn:{partition}:iam::{partner.AccountId}:" + partner.Type switch
    {
        "IAMUser" => $"user{partner.Path}{partner.Name}",
        "AssumedRole" => $"role{partner.Path}{partner.Name}",
        _ => "root",
    };
}
