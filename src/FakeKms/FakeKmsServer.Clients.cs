using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.State;
using FakeKms.Hosting;
using FakeKms.Model;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    /// <summary>A client of the AWS SDK that calls in memory: no socket, nothing leaves the process. It does not retry unless you configure it to.</summary>
    /// <example>
    /// <code>
    /// using var caller = kms.CreateClient();
    /// await caller.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1, 2, 3]) });
    /// </code>
    /// </example>
    public IAmazonKeyManagementService CreateClient() => Client(Caller, Region, configure: null);

    /// <summary>A client of the AWS SDK that calls in memory, in another Region.</summary>
    /// <param name="region">For example <c>eu-west-1</c>.</param>
    public IAmazonKeyManagementService CreateClient(string region) => CreateClient(Caller, region);

    /// <summary>A client of the AWS SDK that calls in memory, in another Region.</summary>
    /// <param name="region">The Region.</param>
    public IAmazonKeyManagementService CreateClient(RegionEndpoint region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return CreateClient(region.SystemName);
    }

    /// <summary>A client of the AWS SDK that calls in memory.</summary>
    /// <param name="configure">Changes to the client's configuration. A Region named there is the Region of the calls; they never leave the fake.</param>
    /// <exception cref="InvalidOperationException">The configuration names another address, or an HttpClientFactory.</exception>
    public IAmazonKeyManagementService CreateClient(Action<AmazonKeyManagementServiceConfig> configure) => Client(Caller, Region, configure);

    /// <summary>A client of the AWS SDK that calls in memory as somebody else.</summary>
    /// <param name="caller">Who calls.</param>
    /// <exception cref="ArgumentException">A session policy of the caller is one that AWS would not take; the message says why.</exception>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller) => Client(caller, Region, configure: null);

    /// <summary>A client of the AWS SDK that calls in memory as somebody else, in another Region.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="region">For example <c>eu-west-1</c>.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller, string region) => Client(caller, IdForms.CheckedRegion(region), configure: null);

    /// <summary>A client of the AWS SDK that calls in memory as somebody else.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="configure">Changes to the client's configuration.</param>
    public IAmazonKeyManagementService CreateClient(KmsCaller caller, Action<AmazonKeyManagementServiceConfig>? configure) => Client(caller, Region, configure);

    /// <summary>
    /// What the caller's requests are to be signed with, for a client that the server does not make. The server knows the caller by them from here on. What the
    /// caller was not given, such as a secret, is made up.
    /// </summary>
    /// <param name="caller">Who calls.</param>
    public AWSCredentials CredentialsOf(KmsCaller caller)
    {
        var credentials = SigningCredentialsOf(caller);
        return credentials.SessionToken is { } token
            ? new SessionAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, token)
            : new BasicAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey);
    }

    /// <summary>The same, as the server has it.</summary>
    internal SigningCredentials SigningCredentialsOf(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        PolicyTexts.CheckSession(caller);
        CheckDeclared(caller);
        return Alive(callers).CredentialsOf(caller);
    }

    private IAmazonKeyManagementService Client(KmsCaller caller, string region, Action<AmazonKeyManagementServiceConfig>? configure) =>
        SdkClients.InMemory(CredentialsOf(caller), region, endpoint, PassTime, configure);
}
