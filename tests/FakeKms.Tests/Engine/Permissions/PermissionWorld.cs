using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Calls;
using FakeKms.Engine.State;
using FakeKms.Operations;
using FakeKms.Tests.Engine.State;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>A server whose operations are asked which permissions a call needs, without the call being made.</summary>
internal sealed class PermissionWorld : IDisposable
{
    public const string Account = "111122223333";
    public const string Away = "eu-west-1";
    public const string Imported = "alias/imported";
    public const string Symmetric = "alias/cards";
    public const string Global = "alias/global";

    public static readonly KmsCaller Alice = KmsCaller.IamUser("Alice");

    private readonly bool isOwn;
    private Func<KmsState, KmsState> change = state => state;

    public PermissionWorld(Action<FakeKmsBuilder>? configure = null)
    {
        Kms = Pinned.Server(k =>
        {
            k.WithKey(Symmetric, key => key.WithTag("Project", "Alpha"))
                .WithKey("alias/other")
                .WithKey(Imported, key => key.Imported())
                .WithKey(Global, key => key.MultiRegion(Away))
                .WithKey("alias/signing", key => key.WithKeySpec(KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY))
                .WithKey("alias/agreeing", key => key.WithKeySpec(KeySpec.ECC_NIST_P256, KeyUsageType.KEY_AGREEMENT))
                .WithKey("alias/macs", key => key.WithKeySpec(KeySpec.HMAC_256));
            configure?.Invoke(k);
        });
        (Client, isOwn) = (Kms.CreateClient(), true);
    }

    private PermissionWorld(FakeKmsServer kms) => (Kms, Client) = (kms, kms.CreateClient());

    public FakeKmsServer Kms { get; }

    public IAmazonKeyManagementService Client { get; }

    public KmsState State => change(StateCopyTests.StateOf(Kms));

    /// <summary>Asks a server that goes on without the questions.</summary>
    public static PermissionWorld Of(FakeKmsServer kms) => new(kms);

    /// <summary>Gives the server principals or organizations, which a call sees from then on.</summary>
    public PermissionWorld With(Func<ServerSettings, ServerSettings> settings)
    {
        change = state =>
        {
            var changed = state.Copy(settings(state.Settings), TimeSpan.Zero);
            changed.Principals = changed.Settings.Principals;
            return changed;
        };
        return this;
    }

    public static string Read(PolicyContext context, string key) => context.Find(key) switch
    {
        null => "absent",
        { IsMultivalued: true } several => $"[{string.Join(", ", several.Values.Order(StringComparer.Ordinal))}]",
        { Values: [var one] } => one,
        var wrong => throw new InvalidOperationException($"{wrong.Values.Count} values of {key}."),
    };

    public Call Call(KmsCaller? caller = null, string region = "us-east-1", string userAgent = "")
    {
        var state = State;
        var callers = new CallerDirectory(state.Settings);
        var known = callers.Find(callers.Register(caller ?? Alice));
        return new Call(state, known, new CallOrigin(known.AccessKeyId, region, userAgent), "request", state.Settings.Time.GetUtcNow());
    }

    public KmsKey Key(string name) => State.Directory.Keys.Single(key => key.Arn == Kms.Key(name).Arn);

    public IReadOnlyList<PermissionCheck> Checks(AmazonKeyManagementServiceRequest request, KmsCaller? caller = null, string region = "us-east-1")
    {
        var (operation, call) = (OperationCatalog.Find(request.GetType().Name[..^"Request".Length])!, Call(caller, region));
        operation.CheckRequest(request, call);
        operation.FindKeys(request, call);
        return operation.Permissions(request, call);
    }

    /// <summary>The value of a condition key for the first permission of a request.</summary>
    public string Value(string key, AmazonKeyManagementServiceRequest request, KmsCaller? caller = null) => Read(Checks(request, caller)[0].Context, key);

    /// <summary>The value of a condition key for a look at a key.</summary>
    public string Value(string key, string keyId = Symmetric, KmsCaller? caller = null) => Value(key, new DescribeKeyRequest { KeyId = keyId }, caller);

    public void Dispose()
    {
        Client.Dispose();
        if (isOwn) Kms.Dispose();
    }
}
