using System.Text;
using FakeKms.Trail.Records.Parts;

namespace FakeKms.Tests.Trail.LeastPrivilege;

/// <summary>Records as the logs of AWS have them and the fake does not write them.</summary>
public class ForeignRecordTests
{
    private const string Key = "arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Other = "arn:aws-cn:kms:cn-north-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321";
    private const string Alias = "arn:aws-cn:kms:cn-north-1:111122223333:alias/cards";
    private const string Session = "arn:aws-cn:sts::111122223333:assumed-role/Vault/deploy";

    private static readonly KmsUserIdentity Vault = new() { Type = "AssumedRole", Arn = Session };

    [Test]
    public void A_role_with_a_path_is_known_from_the_issuer_of_the_session_and_else_by_its_name()
    {
        var issued = Vault with
        {
            SessionContext = new KmsSessionContext(Pinned.Start, mfaAuthenticated: false, new("Role", "AROA1", "arn:aws-cn:iam::111122223333:role/apps/Vault", "111122223333", "Vault")),
        };

        var policies = new[] { Record("Decrypt", issued, [Key]), Record("Encrypt", Vault, [Key]) }.ToIamPolicies();

        Assert.That(policies.Keys, Is.EqualTo(new[] { "arn:aws-cn:iam::111122223333:role/Vault", "arn:aws-cn:iam::111122223333:role/apps/Vault" }));
    }

    [Test]
    public void A_caller_whose_ARN_is_missing_or_no_session_is_passed_over() => Assert.That(
        new[] { Record("Decrypt", Vault with { Arn = null }, [Key]), Record("Decrypt", Vault with { Arn = "arn:aws-cn:sts::111122223333" }, [Key]) }.ToIamPolicies(),
        Is.Empty);

    [Test]
    public void The_account_is_named_in_the_partition_of_the_key() => Assert.That(
        new[] { Record("Decrypt", Vault, [Key]) }.ToKeyPolicy(Key).Statements.Select(statement => statement.Principal),
        Is.EqualTo(new[] { "arn:aws-cn:iam::111122223333:root", "arn:aws-cn:iam::111122223333:role/Vault" }));

    [Test]
    public void Records_may_come_in_any_order()
    {
        var created = Record("CreateAlias", Vault, [Key, Alias]);
        var updated = Record("UpdateAlias", Vault, [Alias, Other], minute: 1);

        var policy = new[] { updated, created }.ToIamPolicies().Values.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(policy.Statements.Single(statement => statement.Resources.Contains(Key)).Actions, Is.EqualTo(new[] { "kms:CreateAlias", "kms:UpdateAlias" }));
            Assert.That(policy.ToJson(), Is.EqualTo(new[] { created, updated }.ToIamPolicies().Values.Single().ToJson()));
        }
    }

    [Test]
    public void A_service_is_bound_to_the_account_that_it_works_for_and_not_to_the_owner_of_the_key()
    {
        var service = new KmsUserIdentity { Type = "AWSService", InvokedBy = "backup.amazonaws.com" };
        var copies = new[] { "111122223333", "444455556666" }.Select(account => Record("Decrypt", service, [Key], account, sharedEventId: "shared"));

        var statement = copies.ToKeyPolicy(Key, new KmsPolicyOptions { IncludeAccountRoot = false }).Statements.Single();

        Assert.That(statement.Conditions.Single().Values, Is.EqualTo(new[] { "444455556666" }));
    }

    [Test]
    public void A_refusal_names_action_and_resource_and_an_explicit_deny_is_no_lack_of_permission()
    {
        const string Beginning = "User: arn:aws:sts::111122223333:assumed-role/Vault/deploy is not authorized to perform: ";
        var refusals = new[]
        {
            $"{Beginning}kms:Decrypt on resource: {Key} because no identity-based policy allows the kms:Decrypt action",
            $"{Beginning}kms:Encrypt on resource: {Key}",
            $"{Beginning}kms:CreateKey on resource: *",
            $"{Beginning}kms:DisableKey on resource: {Key} with an explicit deny in a service control policy",
            $"{Beginning}kms:ListKeys",
            $"{Beginning}kms:Sign on this resource because the resource does not exist in this Region",
            $"{Beginning}kms:Verify on the resource associated with this ciphertext because the resource does not exist in this Region",
        };

        var policy = refusals.Select(text => Record("Any", Vault, [], error: text)).ToIamPolicies(new KmsPolicyOptions { IncludeDeniedCalls = true }).Values.Single();

        Assert.That(policy.Statements.SelectMany(statement => statement.Actions), Is.EqualTo(new[] { "kms:CreateKey", "kms:Decrypt", "kms:Encrypt" }));
    }

    [Test]
    public void Records_of_other_services_and_of_network_activity_are_passed_over()
    {
        var records = new[] { Record("Decrypt", Vault, [Key], source: "s3.amazonaws.com"), Record("Decrypt", Vault, [Key], type: "AwsVpceEvent") };

        Assert.That(records.ToIamPolicies(), Is.Empty);
    }

    [Test]
    public void A_record_without_parameters_or_resources_does_no_harm() =>
        Assert.That(new[] { Record("ReEncrypt", Vault, []), Record("UpdatePrimaryRegion", Vault, []), Record("CreateKey", Vault, []) }.ToIamPolicies().Values.Single().Statements, Has.Count.EqualTo(1));

    private static KmsEvent Record(
        string name, KmsUserIdentity identity, string[] resources, string account = "111122223333", string? sharedEventId = null, int minute = 0,
        string? error = null, string source = "kms.amazonaws.com", string type = "AwsApiCall") => new()
        {
            Setting = new KmsEventSetting
            {
                UserIdentity = identity,
                EventSource = source,
                EventType = type,
                AwsRegion = "cn-north-1",
                SourceIPAddress = "192.0.2.0",
                UserAgent = "aws-cli",
                RecipientAccountId = account,
            },
            EventTime = Pinned.Start.AddMinutes(minute),
            EventName = name,
            ErrorCode = error is null ? null : "AccessDenied",
            ErrorMessage = error,
            Id = "id",
            ReadOnly = true,
            Resources = [.. resources.Select(arn => new KmsEventResource("111122223333", arn))],
            Aside = new KmsEventAside { SharedEventID = sharedEventId },
            RequestParametersUtf8 = resources.Length == 0 ? null : Encoding.UTF8.GetBytes("{}"),
        };
}
