using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Rules;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Seeding;
using FakeKms.Seeding.AwsCli;
using FakeKms.Seeding.Estates;
using FakeKms.Seeding.Worlds;
using FakeKms.Trail.Scanning;

namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    private readonly List<KeyFile> files = [];
    private readonly List<EstateSeed> estates = [];
    private IReadOnlyList<(SeededKey Seed, KmsEstateKey Key)> estate = [];

    /// <summary>
    /// Adds the keys of a file that exist from the start, with ids, policies, aliases, tags, grants, materials, states and rotation:
    /// <see cref="FakeKmsServer.SaveKeys"/> writes such files, and people can too. The trail has no record of them. Several files add up. What the server makes
    /// itself follows from the files and the seed, so that no new key gets the id of one that was saved.
    /// </summary>
    /// <remarks>
    /// All dates of the file count from its <c>savedAt</c>: a deletion that was three days away is three days away from the start. Start the server
    /// <see cref="StartingAt"/> that time for the very same dates. Without <c>savedAt</c> the dates are meant as they stand, and what is over happens at once.
    /// <c>docs/worlds.md</c> has every member, and <c>docs/keys.schema.json</c> the schema.
    /// </remarks>
    /// <param name="path">The path of the file. It is read at once.</param>
    /// <exception cref="ArgumentException">
    /// The text is no such file, or one of another version, or it has a member that nobody would read; the message has the path in the JSON. What KMS would not
    /// have makes the start of the server fail in the same way.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public FakeKmsBuilder WithKeysFrom(string path) => AddFile(path, WorldJson.Read);

    /// <summary>Adds the keys that <see cref="FakeKmsServer.KeysToJson"/> wrote down, as <see cref="WithKeysFrom"/> does.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="ArgumentException">As of <see cref="WithKeysFrom"/>.</exception>
    public FakeKmsBuilder WithKeysFromJson(string json) => AddText(json, WorldJson.Read);

    /// <summary>
    /// Adds the keys of a state of Terraform, as <c>terraform show -json</c> prints it: aws_kms_key, aws_kms_external_key, their replicas, aws_kms_alias,
    /// aws_kms_grant and aws_kms_key_policy, in all modules. Other resources and data sources are skipped.
    /// <see href="https://developer.hashicorp.com/terraform/internals/json-format"/>
    /// </summary>
    /// <remarks>
    /// A state has the ids, accounts and Regions of the keys, and <see cref="WithAccountId"/> and <see cref="WithRegion(string)"/> make clients call there. It
    /// has no key material but what <c>key_material_base64</c> imports: the server makes the other, and an external key without it waits for its import.
    /// </remarks>
    /// <param name="path">The path of the JSON file. It is read at once.</param>
    /// <exception cref="ArgumentException">
    /// The text is no such state, a resource of these has an attribute that this library does not know, a key is in a custom key store, or an alias, a grant
    /// or a policy is about a key that is not in the state. What KMS would not have makes the start of the server fail.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public FakeKmsBuilder WithKeysFromTerraform(string path) => AddFile(path, TerraformKeys.Read);

    /// <summary>Adds the keys of a state of Terraform, as <see cref="WithKeysFromTerraform"/> does.</summary>
    /// <param name="json">What <c>terraform show -json</c> printed.</param>
    /// <exception cref="ArgumentException">As of <see cref="WithKeysFromTerraform"/>.</exception>
    public FakeKmsBuilder WithKeysFromTerraformJson(string json) => AddText(json, TerraformKeys.Read);

    /// <summary>
    /// Adds the keys of an account whose description is in a folder: what the commands of <c>aws kms</c> print, a file for each. It reads describe-key,
    /// list-aliases, list-grants, get-key-policy, list-resource-tags, get-key-rotation-status and list-keys, told apart by what is in them.
    /// <see href="https://docs.aws.amazon.com/cli/latest/reference/kms/"/>
    /// </summary>
    /// <remarks>
    /// AWS shows no key material: the server makes other bytes in its place, under the same material ids, and for imported keys too unless they are
    /// PendingImport. The outputs of get-key-policy, list-resource-tags and get-key-rotation-status do not say whose they are: their file names have the key id
    /// (and the Region, for multi-Region keys). Empty files are skipped, since a command that fails prints nothing, and so
    /// are named pipes. Dates are meant as they stand.
    /// <c>docs/worlds.md</c> has a loop that writes such a folder.
    /// </remarks>
    /// <param name="folder">The path of the folder. Its files that end in <c>.json</c> are read at once; folders in it are not.</param>
    /// <exception cref="ArgumentException">
    /// A file is no such output, or a first page only, a key is in a custom key store or in the middle of a transition, or an alias, a grant, a policy or a tag
    /// is of a key that no file describes. What KMS would not have makes the start of the server fail.
    /// </exception>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public FakeKmsBuilder WithKeysFromAwsCli(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ThrowIfStarted();
        var source = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        // A name that begins with a point is not for people.
        var texts = Directory.GetFiles(folder, "*.json").Where(path => !Path.GetFileName(path).StartsWith('.')).Where(FilledFile.Is)
            .Order(StringComparer.Ordinal).Select(path => (Name: Path.GetFileName(path), Json: File.ReadAllText(path))).ToArray();
        files.Add(new(CliKeys.Read(CliFolder.Read(source, texts)), source, SaltOf(string.Join('\n', texts.Select(text => text.Json)))));
        return this;
    }

    /// <summary>
    /// Adds invented keys that look like those of a company: with aliases by environment, service and data, descriptions, tags, rotation, key policies that let
    /// one role use each, imported and multi-Region keys, signing and MAC keys, some disabled and some pending deletion. The same seed invents the same ones.
    /// <see cref="FakeKmsServer.Estate"/> says who uses them, and with which encryption context. Several estates add up.
    /// </summary>
    /// <remarks>
    /// The policies decide with <see cref="WithAuthorization"/>. The callers are known to the server over HTTP too, by their access key ids.
    /// </remarks>
    /// <param name="configure">Says how many keys, and of which kinds: <c>e => e.Keys(200)</c>. Called once, at once.</param>
    /// <exception cref="ArgumentException">The start of the server fails with it if there are fewer keys than those of the kinds together.</exception>
    public FakeKmsBuilder WithEstate(Action<EstateSeed> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ThrowIfStarted();
        var added = new EstateSeed(ThrowIfStarted);
        configure(added);
        estates.Add(added);
        return this;
    }

    /// <summary>
    /// Lets ListAliases show the predefined aliases of AWS services, as an account has them before a service makes its key: without a key and without dates.
    /// An alias whose key there is shows the key. They are there in every account and Region of the server.
    /// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html"/>
    /// </summary>
    /// <param name="aliases">
    /// The names, such as <c>alias/aws/s3</c>; none for those of all services that the server knows. Describing one of them makes its key. Several calls add
    /// up.
    /// </param>
    /// <exception cref="ArgumentException">A name does not begin with <c>alias/aws/</c>, or has a character that no alias has.</exception>
    public FakeKmsBuilder WithAwsAliases(params string[] aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);
        var added = aliases.Length == 0 ? AwsManagedKeys.Aliases : aliases.Select(AliasRules.CheckedAwsName);
        return With(settings with { AwsAliases = [.. settings.AwsAliases.Union(added, StringComparer.Ordinal).Order(StringComparer.Ordinal)] });
    }

    /// <summary>What a server knows at the start. The same settings give the same state, unless the operating system draws its ids and materials.</summary>
    internal KmsState State(ServerSettings built)
    {
        var state = new KmsState(built);
        foreach (var file in files) WorldLoading.Add(state, file.World, file.Source);
        foreach (var seed in Seeds()) KeySeeding.Add(state, seed);
        return state;
    }

    /// <summary>
    /// The same state once more, for a server that is reset: made when it is asked for, since most are not. Null where it would be another one, or would take
    /// its time: a copy is taken at once then.
    /// </summary>
    internal KmsSnapshot? Beginning(ServerSettings built, DateTimeOffset time) =>
        built.UsesSystemRandomness || built.RsaKeyGeneration != RsaKeyGeneration.Pool
            ? null
            : new KmsSnapshot(() => State(built with { Time = new KmsClock(time) }), [], time);

    internal IReadOnlyList<KmsEstateKey> Estate() => [.. estate.Select(key => key.Key)];

    // Once the seed is settled. Its callers are known from the start, each once.
    private ServerSettings WithEstates(ServerSettings built)
    {
        if (estates.Count == 0) return built;
        estate = InventedEstate.Of(estates, new AccountRegion(built.AccountId, built.Region), built.Seed);
        return built with { KnownCallers = [.. built.KnownCallers, .. estate.Select(key => key.Key.Caller).Distinct()] };
    }

    // A server with the seed of the one that was saved would give out the same ids again, and make the same RSA keys.
    private long SaltOfFiles() => files.Aggregate(0L, (sum, file) => (sum * 31) ^ file.Salt);

    private FakeKmsBuilder AddFile(string path, Func<string, string, WorldFile> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ThrowIfStarted();
        return Add(File.ReadAllText(path), Path.GetFileName(path), read);
    }

    private FakeKmsBuilder AddText(string json, Func<string, string, WorldFile> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(json);
        ThrowIfStarted();
        return Add(json, "The text", read);
    }

    private FakeKmsBuilder Add(string json, string source, Func<string, string, WorldFile> read)
    {
        files.Add(new(read(json, source), source, SaltOf(json)));
        return this;
    }

    private static long SaltOf(string text) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record KeyFile(WorldFile World, string Source, long Salt);
}
