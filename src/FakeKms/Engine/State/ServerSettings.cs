using FakeKms.Domain.KeyStores;
using FakeKms.Domain.KeyStores.Proxies;
using Microsoft.Extensions.Logging;

namespace FakeKms.Engine.State;

/// <summary>What a server was configured with.</summary>
internal sealed record ServerSettings
{
    public string AccountId { get; init; } = "111122223333";

    public string Region { get; init; } = "us-east-1";

    public long Seed { get; init; }

    /// <summary>Whether the operating system takes the place of the seed.</summary>
    public bool UsesSystemRandomness { get; init; }

    public RsaKeyGeneration RsaKeyGeneration { get; init; }

    /// <summary>How many keys of the pool count as taken from the start.</summary>
    public int RsaKeysMade { get; init; }

    public TimeProvider Time { get; init; } = new KmsClock();

    /// <summary>How the server moves a clock that is no <see cref="KmsClock"/>; null when it cannot.</summary>
    public Action<TimeSpan>? Advance { get; init; }

    public KmsCaller Caller { get; init; } = KmsCaller.IamUser("Alice");

    public IReadOnlyList<KmsCaller> KnownCallers { get; init; } = [];

    /// <summary>Whether the signature of each request is checked.</summary>
    public bool ChecksSignatures { get; init; }

    /// <summary>Makes the loggers that hear of calls; null for none.</summary>
    public ILoggerFactory? Loggers { get; init; }

    /// <summary>Whether each call is an activity.</summary>
    public bool TracesCalls { get; init; }

    /// <summary>The VPC endpoints whose policy or whose network activity matters. Calls come through others too.</summary>
    public IReadOnlyList<VpcEndpoint> VpcEndpoints { get; init; } = [];

    /// <summary>The VPC endpoint of an id, if the server knows more of it.</summary>
    public VpcEndpoint? VpcEndpointOf(string id) => VpcEndpoints.FirstOrDefault(endpoint => endpoint.Id == id);

    /// <summary>Whether policies decide, at the start.</summary>
    public KmsAuthorizationMode AuthorizationMode { get; init; }

    /// <summary>Whether nobody exists but those who were declared.</summary>
    public bool DeclaredPrincipalsOnly { get; init; }

    /// <summary>Whether those who were not declared have no IAM policies, instead of those of an administrator.</summary>
    public bool DeclaredPoliciesOnly { get; init; }

    /// <summary>The users, roles and groups that are there from the start.</summary>
    public DeclaredPrincipals Principals { get; init; } = DeclaredPrincipals.None;

    /// <summary>The organization of an account; none where it is not in this list.</summary>
    public IReadOnlyList<AccountOrganization> Organizations { get; init; } = [];

    /// <summary>The organization of an account; null for one that is in none.</summary>
    public AccountOrganization? OrganizationOf(string? accountId)
    {
        foreach (var organization in Organizations)
        {
            if (organization.AccountId == accountId) return organization;
        }
        return null;
    }

    public TimeSpan TransitionTime { get; init; } = TimeSpan.Zero;

    public KmsQuotas Quotas { get; init; } = new();

    /// <summary>The quotas of requests; null for none.</summary>
    public KmsRequestQuotas? RequestQuotas { get; init; }

    /// <summary>How long changes take until others see them.</summary>
    public KmsConsistencyDelays ConsistencyDelays { get; init; } = new();

    /// <summary>The predefined aliases that every account and Region lists, with or without a key, in the order of their names.</summary>
    public IReadOnlyList<string> AwsAliases { get; init; } = [];

    /// <summary>The CloudHSM clusters outside KMS, as they are at the start.</summary>
    public IReadOnlyList<CloudHsmCluster> CloudHsmClusters { get; init; } = [];

    /// <summary>The VPC endpoint services outside KMS, as they are at the start.</summary>
    public VpcEndpointServices VpcEndpointServices { get; init; } = VpcEndpointServices.Any;

    /// <summary>The embedded external key store proxy, as it is at the start.</summary>
    public EmbeddedProxy EmbeddedProxy { get; init; } = new();
}
