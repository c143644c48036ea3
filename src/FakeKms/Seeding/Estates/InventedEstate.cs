using Amazon.KeyManagementService;
using Bogus;
using FakeKms.Model;

namespace FakeKms.Seeding.Estates;

/// <summary>Keys that look like those of a company. The same seed invents the same ones.</summary>
internal sealed class InventedEstate
{
    private readonly AccountRegion home;
    private readonly Faker faker;
    private readonly Dictionary<string, KmsCaller> callers = [];
    private readonly HashSet<string> aliases = new(StringComparer.Ordinal);

    private InventedEstate(AccountRegion home, long seed) => (this.home, faker) = (home, SeededFaker.Of(seed));

    /// <exception cref="ArgumentException">No estate is like the seed says.</exception>
    public static IReadOnlyList<(SeededKey Seed, KmsEstateKey Key)> Of(IEnumerable<EstateSeed> seeds, AccountRegion home, long seed)
    {
        var estate = new InventedEstate(home, seed);
        return [.. seeds.SelectMany(one => estate.faker.Random.Shuffle(EstatePlan.Of(one, home))).Select(estate.Invent)];
    }

    private (SeededKey Seed, KmsEstateKey Key) Invent(SeededKey kind)
    {
        var (team, services) = faker.PickRandom(EstateNames.Teams);
        var service = faker.PickRandom(services);
        var environment = faker.PickRandom(EstateNames.Environments);
        var data = faker.PickRandom(DataOf(kind));
        var caller = CallerOf(service, environment);
        var isEncryption = kind.KeyUsage == KeyUsageType.ENCRYPT_DECRYPT && kind.KeySpec == KeySpec.SYMMETRIC_DEFAULT;
        var context = isEncryption ? new Dictionary<string, string> { ["service"] = service, ["purpose"] = data } : [];
        var seed = kind with
        {
            Alias = AliasOf(environment, service, data),
            Description = $"{PurposeOf(kind)} the {data.Replace('-', ' ')} of {service} ({environment})",
            Tags = TagsOf(team, service, environment),
            Policy = EstatePolicies.Of(home, caller.Name, kind, context),
            ExpiresAfter = kind.ExpiresAfter is null ? null : TimeSpan.FromDays(faker.Random.Int(30, 364)),
            PendingDeletionWindowInDays = kind.PendingDeletionWindowInDays is null ? null : faker.Random.Int(7, 30),
        };
        return (seed, new KmsEstateKey(seed.Alias, service, caller, context.AsReadOnly(), seed.KeySpec, seed.KeyUsage));
    }

    // A role has one session in an estate: its keys have the same caller.
    private KmsCaller CallerOf(string service, string environment)
    {
        var role = $"{environment}-{service}";
        if (callers.TryGetValue(role, out var known)) return known;
        var caller = KmsCaller.AssumedRole(role, "i-" + faker.Random.Hexadecimal(17, prefix: ""))
            .WithAccountId(home.AccountId)
            .WithAccessKeyId("ASIA" + faker.Random.String2(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"));
        return callers[role] = caller;
    }

    private Dictionary<string, string> TagsOf(string team, string service, string environment) => new()
    {
        ["Team"] = team,
        ["Service"] = service,
        ["Environment"] = environment,
        ["Owner"] = faker.Internet.ExampleEmail(),
        ["CostCenter"] = faker.Random.Replace("CC-####"),
        ["DataClassification"] = faker.PickRandom(EstateNames.Classifications),
    };

    private string AliasOf(string environment, string service, string data)
    {
        var name = $"alias/{environment}/{service}/{data}";
        var alias = name;
        for (var number = 2; !aliases.Add(alias); number++) alias = $"{name}-{number}";
        return alias;
    }

    private static string[] DataOf(SeededKey kind) => kind.KeyUsage.Value switch
    {
        "SIGN_VERIFY" => EstateNames.Signed,
        "GENERATE_VERIFY_MAC" => EstateNames.Authenticated,
        "KEY_AGREEMENT" => EstateNames.Exchanged,
        _ => EstateNames.Data,
    };

    private static string PurposeOf(SeededKey kind) => kind.KeyUsage.Value switch
    {
        "SIGN_VERIFY" => "Signs",
        "GENERATE_VERIFY_MAC" => "Authenticates",
        "KEY_AGREEMENT" => "Agrees on keys for",
        _ => "Encrypts",
    };
}
