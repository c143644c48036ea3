using Amazon.KeyManagementService;
using FakeKms.Crypto.Symmetric;
using FakeKms.Domain;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Materials;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Engine.State;
using FakeKms.Entropy;
using FakeKms.Model;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Calls;

/// <summary>One call on its way through the pipeline: who calls, what is the server's state, and what the record will say of it.</summary>
internal sealed class Call(KmsState state, KmsCaller caller, CallOrigin origin, string requestId, DateTimeOffset now, IXksProxies? proxies = null)
{
    // Few have more than one: each change makes a new array, which a record can keep.
    private KmsEventResource[] resources = [];
    private List<CallEcho>? echoes;
    private TrailObject? additions;

    public KmsState State { get; } = state;

    public KmsCaller Caller { get; } = caller;

    public CallOrigin Origin { get; } = origin;

    public string RequestId { get; } = requestId;

    /// <summary>The time of the call; of a slow one, in the end, that of its end.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>The VPC endpoint that the call comes through, if the server knows more of it than its id.</summary>
    public VpcEndpoint? VpcEndpoint => Caller.VpcEndpointId is null ? null : State.Settings.VpcEndpointOf(Caller.VpcEndpointId);

    /// <summary>Whether the policy of the VPC endpoint has refused the call. KMS has no record of it then, but the endpoint may have.</summary>
    public bool IsRefusedByEndpoint { get; set; }

    public AccountRegion Home { get; } = new(caller.AccountId!, origin.Region);

    public KeyTable Table => State.Directory.Table(Home);

    /// <summary>The external key store proxies. Only a call that runs needs them.</summary>
    public IXksProxies Proxies => proxies ?? throw new InvalidOperationException("This call does not run.");

    public KeyStoreTable KeyStores => State.Directory.KeyStores(Home);

    public RandomStreams Streams => State.Streams;

    /// <summary>The key that the operation is about. It is named in the record.</summary>
    public KmsKey Key
    {
        get => field ?? throw new InvalidOperationException("This operation has no key.");
        set
        {
            field = value;
            Touch(value);
        }
    }

    /// <summary>The symmetric ciphertext that the call is to decrypt, once somebody has looked at it; null for none.</summary>
    public CiphertextBlob? Ciphertext { get; set; }

    /// <summary>The key that only the ciphertext named; null for none.</summary>
    public KmsKey? KeyOfCiphertext { get; set; }

    /// <summary>The custom key store that the operation is about. The record names it as it is when the call ends.</summary>
    public KeyStore? KeyStore { get; set; }

    /// <summary>The key that an alias pointed to before. The record does not name it.</summary>
    public KmsKey? FormerTarget { get; set; }

    /// <summary>The grant that the operation ends on behalf of its users. The record names it.</summary>
    public KeyGrant? Grant { get; set; }

    /// <summary>What the test has made of the call; null for nothing.</summary>
    public KmsFault? Fault { get; set; }

    /// <summary>What policies and grants found against the call, for people; null for nothing.</summary>
    public string? Decision { get; set; }

    /// <summary>The grant tokens that the request brings, as long as some grant can be seen by a token alone.</summary>
    public IReadOnlyList<string> GrantTokens { get; set; } = [];

    /// <summary>Who alone shall read the secrets in the answer; null for the caller.</summary>
    public Recipient? Recipient { get; set; }

    /// <summary>What else the record of a success has in <c>additionalEventData</c>.</summary>
    public TrailObject AdditionalEventData => additions ??= new();

    /// <summary>Whether there is any of it.</summary>
    public bool HasAdditionalEventData => additions is not null;

    /// <summary>The resources so far. They do not change with those that come later.</summary>
    public IReadOnlyList<KmsEventResource> Resources => resources;

    public IReadOnlyCollection<string> Aliases => Keys is [var only]
        ? State.Directory.AliasNamesOf(only)
        : Keys.Select(State.Directory.AliasNamesOf).Where(names => names.Count > 0).ToArray() switch
        {
            [] => [],
            // Shared, not copied: a record would otherwise grow with the number of names.
            [var names] => names,
            var several => new JoinedNames(several),
        };

    /// <summary>The state of a key as this call knows it, if the operation only looks at the key or uses it.</summary>
    public KeyState StateOf(KmsKey key) => State.Consistency.StateOf(key, Now);

    /// <summary>The keys that the call has found so far.</summary>
    public KmsKey[] Keys { get; private set; } = [];

    /// <summary>Records that KMS writes beside the call's own when it succeeds.</summary>
    public IReadOnlyList<CallEcho> Echoes => (IReadOnlyList<CallEcho>?)echoes ?? [];

    /// <summary>
    /// The same call before anything was found for it, but for the fault, and for the recipient: of its document only the time is judged again.
    /// </summary>
    public Call Again() => new(State, Caller, Origin, RequestId, Now, proxies) { Recipient = Recipient, Fault = Fault };

    /// <summary>Whether the caller's account owns all keys that the call has found so far.</summary>
    public bool IsAtHome
    {
        get
        {
            foreach (var key in Keys)
            {
                if (key.Home.AccountId != Home.AccountId) return false;
            }
            return true;
        }
    }

    /// <summary>Adds a record that KMS writes beside the call's own when it succeeds.</summary>
    public void Echo(CallEcho echo) => (echoes ??= []).Add(echo);

    /// <summary>Names a key in the record's resources.</summary>
    public void Touch(KmsKey key)
    {
        if (!Keys.Contains(key)) Keys = [.. Keys, key];
        Touch(key.Home.AccountId, key.Arn);
    }

    /// <summary>Names an alias in the record's resources, before or after the keys named so far.</summary>
    public void TouchAlias(string aliasArn, bool first = false) => Touch(Home.AccountId, aliasArn, first);

    /// <summary>Notes the material that was used.</summary>
    public void Used(KeyMaterial material)
    {
        if (Key.ShowsMaterialIds) AdditionalEventData.Add("keyMaterialId", material.Id);
    }

    /// <summary>A secret as the caller gets it; null when it is for a recipient.</summary>
    public MemoryStream? InTheClear(byte[] secret) => Recipient is null ? new MemoryStream(secret) : null;

    /// <summary>A secret as the recipient gets it; null when there is none.</summary>
    public MemoryStream? ForRecipient(byte[] secret) => Recipient is { } recipient ? new MemoryStream(recipient.Seal(secret)) : null;

    private void Touch(string accountId, string arn, bool first = false)
    {
        var resource = new KmsEventResource(accountId, arn);
        if (!resources.Contains(resource)) resources = first ? [resource, .. resources] : [.. resources, resource];
    }
}
