using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Operations;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>What policies find of a request: members, defaults where AWS has them, and nothing where it has nothing.</summary>
public class RequestConditionTests
{
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["kms:EncryptionContext:"] = "kms:EncryptionContext:Tenant",
        ["kms:RecipientAttestation:"] = "kms:RecipientAttestation:PCR0",
        ["aws:RequestTag/"] = "aws:RequestTag/Project",
    };

    private static IEnumerable<string> Names => RequestConditionCases.All.Select(one => one.Name);

    [TestCaseSource(nameof(Names))]
    public async Task The_condition_keys_of_a_request_have_the_values_that_AWS_gives_them(string name)
    {
        using var world = new PermissionWorld();
        var one = RequestConditionCases.All.Single(known => known.Name == name);
        var declared = DeclaredPermissionsTests.Permissions(name.Split(':')[0]).Select(permission => permission.Declared);

        var checks = world.Checks(await one.Request(world));

        Assert.That(
            checks.Zip(declared, (check, permission) => string.Join(' ', permission.Conditions.All
                .Select(key => Examples.GetValueOrDefault(key.Name, key.Name))
                .Select(key => $"{key}={PermissionWorld.Read(check.Context, key)}"))),
            Is.EqualTo(one.Values));
    }

    [Test]
    public void Every_operation_with_condition_keys_of_its_own_has_a_case_with_all_and_one_with_none() => Assert.That(
        OperationCatalog.All.Select(operation => operation.Name)
            .Where(name => DeclaredPermissionsTests.Permissions(name).Any(permission => permission.Declared.Conditions.All.Count > 0))
            .SelectMany(name => new[] { $"{name}: all", $"{name}: none" }),
        Is.EquivalentTo(Names));

    [TestCase("kms:encryptioncontext:TENANT", "7")]
    [TestCase("KMS:EncryptionContext:Tenant", "seven")]
    [TestCase("kms:EncryptionContext:ten", "absent")]
    [TestCase("kms:EncryptionContext:a:b/c", "deep")]
    [TestCase("kms:EncryptionContext:", "absent")]
    [TestCase("kms:EncryptionContext", "absent")]
    [TestCase("kms:encryptioncontextkeys", "[Tenant, a:b/c, tenant]")]
    public void The_case_of_a_name_does_not_matter_and_the_very_same_name_goes_first(string key, string value)
    {
        using var world = new PermissionWorld();

        Assert.That(
            world.Value(key, new EncryptRequest { KeyId = "alias/cards", EncryptionContext = new() { ["tenant"] = "7", ["Tenant"] = "seven", ["a:b/c"] = "deep" } }),
            Is.EqualTo(value));
    }

    [TestCase("aws:RequestTag/project", "small")]
    [TestCase("aws:requesttag/Project", "big")]
    [TestCase("aws:RequestTag/PROJECT", "big")]
    [TestCase("aws:RequestTag/Owner", "absent")]
    public void A_tag_of_the_request_is_found_whatever_the_case_of_its_key(string key, string value)
    {
        using var world = new PermissionWorld();
        var request = new CreateKeyRequest { Tags = [new() { TagKey = "Project", TagValue = "big" }, new() { TagKey = "project", TagValue = "small" }] };

        Assert.That(world.Value(key, request), Is.EqualTo(value));
    }

    [TestCase("ImageSha384", "00")]
    [TestCase("imagesha384", "00")]
    [TestCase("PCR0", "00")]
    [TestCase("pcr8", "08")]
    [TestCase("PCR31", "absent")]
    [TestCase("PCR08", "absent")]
    [TestCase("NitroTPMPCR8", "absent")]
    public void The_registers_of_an_enclave_are_told_in_lower_case(string register, string octet)
    {
        using var world = new PermissionWorld();
        var enclave = world.Kms.Attestation.CreateNitroEnclave().WithPcr(0, new byte[48]).WithPcr(8, [.. Enumerable.Repeat((byte)8, 48)]);

        Assert.That(
            world.Value($"kms:RecipientAttestation:{register}", new GenerateRandomRequest { Recipient = enclave.CreateRecipientInfo() }),
            Is.EqualTo(octet == "absent" ? octet : string.Concat(Enumerable.Repeat(octet, 48))));
    }

    [TestCase("NitroTPMPCR23", "17")]
    [TestCase("NitroTPMPCR24", "absent")]
    [TestCase("PCR23", "absent")]
    [TestCase("ImageSha384", "absent")]
    public void The_registers_of_a_NitroTPM_have_their_own_names(string register, string octet)
    {
        using var world = new PermissionWorld();
        var instance = world.Kms.Attestation.CreateNitroTpm().WithPcr(23, [.. Enumerable.Repeat((byte)23, 48)]).WithPcr(24, new byte[48]).WithPcr(0, new byte[48]);

        Assert.That(
            world.Value($"kms:RecipientAttestation:{register}", new GenerateRandomRequest { Recipient = instance.CreateRecipientInfo() }),
            Is.EqualTo(octet == "absent" ? octet : string.Concat(Enumerable.Repeat(octet, 48))));
    }

    [Test]
    public void The_former_name_of_the_spec_counts_for_a_new_key_too()
    {
        using var world = new PermissionWorld();
#pragma warning disable CS0618 // It is still a member of the request.
        var request = new CreateKeyRequest { CustomerMasterKeySpec = CustomerMasterKeySpec.ECC_NIST_P384, KeyUsage = KeyUsageType.SIGN_VERIFY };
#pragma warning restore CS0618

        Assert.That((world.Value("kms:KeySpec", request), world.Value("kms:CustomerMasterKeySpec", request)), Is.EqualTo(("ECC_NIST_P384", "ECC_NIST_P384")));
    }

    [TestCase(23, "0")]
    [TestCase(24, "1")]
    public async Task A_use_of_the_key_begins_the_days_without_use_anew(int hours, string days)
    {
        using var world = new PermissionWorld();
        world.Kms.Advance(TimeSpan.FromDays(365));
        await world.Client.GenerateMacAsync(new GenerateMacRequest { KeyId = "alias/macs", MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256, Message = new MemoryStream([1]) });
        world.Kms.Advance(TimeSpan.FromHours(hours));

        Assert.That(world.Value("kms:TrailingDaysWithoutKeyUsage", new DisableKeyRequest { KeyId = world.Kms.Key("alias/macs").KeyId }), Is.EqualTo(days));
    }

    [Test]
    public async Task The_days_of_a_new_key_without_use_begin_with_its_creation()
    {
        using var world = new PermissionWorld();
        world.Kms.Advance(TimeSpan.FromDays(200));
        var key = (await world.Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        world.Kms.Advance(TimeSpan.FromDays(2));

        Assert.That(world.Value("kms:TrailingDaysWithoutKeyUsage", new ScheduleKeyDeletionRequest { KeyId = key }), Is.EqualTo("2"));
    }

    private static IEnumerable<AmazonKeyManagementServiceRequest> OnGrants =>
    [
        new CreateGrantRequest(), new ListGrantsRequest(), new RevokeGrantRequest(),
    ];

    [TestCaseSource(nameof(OnGrants))]
    public void A_grant_is_for_an_AWS_resource_when_a_service_makes_the_call(AmazonKeyManagementServiceRequest request)
    {
        using var world = new PermissionWorld();
        request.GetType().GetProperty("KeyId")!.SetValue(request, world.Kms.Key("alias/cards").KeyId);
        string As(KmsCaller caller) => world.Value("kms:GrantIsForAWSResource", request, caller);

        Assert.That(
            (As(KmsCaller.IamUser("Bob")), As(KmsCaller.IamUser("Bob").ThroughService("rds.amazonaws.com")), As(KmsCaller.AwsService("rds.amazonaws.com"))),
            Is.EqualTo(("false", "true", "true")));
    }
}
