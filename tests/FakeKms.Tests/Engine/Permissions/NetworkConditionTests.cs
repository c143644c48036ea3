using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>What policies find of the way of a request, and of the request itself.</summary>
public class NetworkConditionTests
{
    private static readonly KmsCaller Bob = KmsCaller.IamUser("Bob").WithSourceIPAddress("203.0.113.7");

    private static IEnumerable<TestCaseData> Ways =>
    [
        Of("aws:SourceIp", "203.0.113.7", "absent", "absent", "absent"),
        Of("aws:VpcSourceIp", "absent", "203.0.113.7", "absent", "absent"),
        Of("aws:SourceVpce", "absent", "vpce-1a2b3c4d", "absent", "absent"),
        Of("aws:SourceVpc", "absent", "vpc-11112222", "absent", "absent"),
        Of("aws:ViaAWSService", "false", "false", "true", "false"),
        Of("aws:CalledVia", "absent", "absent", "[rds.amazonaws.com]", "absent"),
        Of("aws:CalledViaFirst", "absent", "absent", "rds.amazonaws.com", "absent"),
        Of("aws:CalledViaLast", "absent", "absent", "rds.amazonaws.com", "absent"),
        Of("aws:SecureTransport", "true", "true", "true", "true"),
        Of("aws:Referer", "absent", "absent", "absent", "absent"),
        Of("aws:CurrentTime", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        Of("aws:EpochTime", "1767225600", "1767225600", "1767225600", "1767225600"),
        Of("aws:RequestedRegion", "us-east-1", "us-east-1", "us-east-1", "us-east-1"),
        Of("aws:UserAgent", "absent", "absent", "rds.amazonaws.com", "rds.amazonaws.com"),
    ];

    [TestCaseSource(nameof(Ways))]
    public void A_condition_key_of_the_way_is_there_for_the_ways_that_have_it(string key, string direct, string endpoint, string forwarded, string service)
    {
        using var world = new PermissionWorld(k => k.WithVpcEndpoint("vpce-1a2b3c4d", vpcId: "vpc-11112222"));
        KmsCaller[] ways = [Bob, Bob.ThroughVpcEndpoint("vpce-1a2b3c4d"), Bob.ThroughService("rds.amazonaws.com"), KmsCaller.AwsService("rds.amazonaws.com")];

        Assert.That(ways.Select(caller => world.Value(key, caller: caller)), Is.EqualTo(new[] { direct, endpoint, forwarded, service }));
    }

    [Test]
    public void The_VPC_of_an_endpoint_that_the_server_does_not_know_is_not_known_either()
    {
        using var world = new PermissionWorld();
        var caller = Bob.ThroughVpcEndpoint("vpce-other");

        Assert.That((world.Value("aws:SourceVpce", caller: caller), world.Value("aws:SourceVpc", caller: caller)), Is.EqualTo(("vpce-other", "absent")));
    }

    [TestCase("aws:SourceVpce")]
    [TestCase("aws:SourceVpc")]
    [TestCase("aws:VpcSourceIp")]
    public void The_endpoint_of_a_service_does_not_show(string key)
    {
        using var world = new PermissionWorld(k => k.WithVpcEndpoint("AWS Internal", vpcId: "vpc-11112222"));

        Assert.That(world.Value(key, caller: Bob.ThroughService("rds.amazonaws.com").ThroughVpcEndpoint("AWS Internal")), Is.EqualTo("absent"));
    }

    [TestCase("AWS Internal")]
    [TestCase(".amazonaws.com")]
    [TestCase("rds.example.com")]
    public void A_service_that_does_not_show_itself_is_not_what_a_call_goes_by(string service)
    {
        using var world = new PermissionWorld();
        var caller = Bob.ThroughService(service);

        Assert.That(
            new[] { "aws:ViaAWSService", "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "kms:ViaService" }.Select(key => world.Value(key, caller: caller)),
            Is.EqualTo(new[] { "true", "absent", "absent", "absent", "absent" }));
    }

    [TestCase("2001:db8::7", "2001:db8::7")]
    [TestCase("secretsmanager.amazonaws.com", "absent")]
    [TestCase("AWS Internal", "absent")]
    public void Only_an_address_is_an_address(string source, string value)
    {
        using var world = new PermissionWorld();

        Assert.That(world.Value("aws:SourceIp", caller: Bob.WithSourceIPAddress(source)), Is.EqualTo(value));
    }

    [TestCase(null, "aws-cli/2", "aws-cli/2")]
    [TestCase("browser", "aws-cli/2", "browser")]
    [TestCase(null, "", "absent")]
    public void The_user_agent_is_that_of_the_records(string? ofCaller, string sent, string value)
    {
        using var world = new PermissionWorld();
        var call = world.Call(ofCaller is null ? Bob : Bob.WithUserAgent(ofCaller), userAgent: sent);

        Assert.That(PermissionWorld.Read(CallContext.Of(call, null, new Dictionary<string, IReadOnlyList<string>>()), "aws:UserAgent"), Is.EqualTo(value));
    }

    [Test]
    public void The_time_is_that_of_the_call()
    {
        using var world = new PermissionWorld();
        Call call = world.Call();
        call.Now = Pinned.Start.AddSeconds(1.9);
        var context = CallContext.Of(call, null, new Dictionary<string, IReadOnlyList<string>>());

        Assert.That(
            (PermissionWorld.Read(context, "aws:CurrentTime"), PermissionWorld.Read(context, "aws:EpochTime")), Is.EqualTo(("2026-01-01T00:00:01Z", "1767225601")));
    }

    [Test]
    public void What_is_done_in_another_Region_is_asked_for_in_that_Region()
    {
        using var world = new PermissionWorld();
        var key = world.Key(PermissionWorld.Global).KeyId;
        string Regions(Amazon.KeyManagementService.AmazonKeyManagementServiceRequest request) =>
            string.Join(' ', world.Checks(request).Select(check => PermissionWorld.Read(check.Context, "aws:RequestedRegion")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Regions(new ReplicateKeyRequest { KeyId = key, ReplicaRegion = "ap-south-1", Tags = [new Tag { TagKey = "a", TagValue = "b" }] }),
                Is.EqualTo("us-east-1 ap-south-1 ap-south-1"));
            Assert.That(Regions(new UpdatePrimaryRegionRequest { KeyId = key, PrimaryRegion = PermissionWorld.Away }), Is.EqualTo("us-east-1 eu-west-1"));
        }
    }

    private static TestCaseData Of(string key, params string[] values) => new TestCaseData([key, .. values]).SetArgDisplayNames(key);
}
