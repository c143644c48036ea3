using System.Diagnostics;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Telemetry;

/// <summary>Each call is an activity, with the attributes that OpenTelemetry has for AWS SDKs.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/</remarks>
public sealed class CallTraceTests : IDisposable
{
    private readonly ActivityCollector activities = new();
    private readonly FakeKmsServer kms = Pinned.Server(k => k.WithKey("alias/cards").WithTracing());

    public void Dispose()
    {
        kms.Dispose();
        activities.Dispose();
    }

    // The activity of the test has to be there before each flow that calls.
    [SetUp]
    public void In_the_activity_of_the_test() => Activity.Current = activities.Parent;

    [Test]
    public async Task A_call_is_one_activity_with_the_attributes_of_an_AWS_SDK()
    {
        using var client = kms.CreateClient("eu-west-1");

        await client.ListKeysAsync(new ListKeysRequest());

        var activity = activities.Stopped.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((activity.DisplayName, activity.Kind, activity.Status), Is.EqualTo(("KMS.ListKeys", ActivityKind.Server, ActivityStatusCode.Unset)));
            Assert.That(activity.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value), Is.EquivalentTo(new Dictionary<string, object?>
            {
                ["rpc.system"] = "aws-api",
                ["rpc.service"] = "KMS",
                ["rpc.method"] = "ListKeys",
                ["aws.request_id"] = kms.Trail[0].RequestID,
                ["cloud.region"] = "eu-west-1",
                ["fakekms.caller"] = "arn:aws:iam::111122223333:user/Alice",
                ["fakekms.time"] = "2026-01-01T00:00:00Z",
            }));
        }
    }

    [Test]
    public async Task An_activity_names_the_keys_that_the_record_names()
    {
        using var client = kms.CreateClient();

        await client.DescribeKeyAsync("alias/cards");

        Assert.That(activities.Stopped.Single().GetTagItem("fakekms.resources"), Is.EqualTo(new[] { kms.Key("alias/cards").Arn }));
    }

    [Test]
    public async Task A_call_that_fails_has_the_error_code_as_its_error_type()
    {
        using var client = kms.CreateClient();

        await Assert.ThrowsAsync<NotFoundException>(() => client.DescribeKeyAsync("alias/unknown"));

        var activity = activities.Stopped.Single();
        Assert.That((activity.Status, activity.GetTagItem("error.type")), Is.EqualTo((ActivityStatusCode.Error, "NotFoundException")));
    }

    [Test]
    public async Task A_call_whose_answer_is_lost_has_the_fault_as_its_error_type()
    {
        kms.Faults.FailNext("DescribeKey", KmsFault.EmptyBody);
        using var client = kms.CreateClient();

        await Assert.CatchAsync(() => client.DescribeKeyAsync("alias/cards"));

        var activity = activities.Stopped.Single();
        Assert.That(
            (activity.Status, activity.GetTagItem("error.type"), activity.GetTagItem("fakekms.fault")),
            Is.EqualTo((ActivityStatusCode.Error, "EmptyBody", "EmptyBody")));
    }

    [Test]
    public async Task A_call_whose_answer_is_only_late_has_no_error()
    {
        var fault = KmsFault.SlowAnswer(TimeSpan.FromMilliseconds(1));
        kms.Faults.FailNext("DescribeKey", fault);
        using var client = kms.CreateClient();

        await client.DescribeKeyAsync("alias/cards");

        var activity = activities.Stopped.Single();
        Assert.That((activity.Status, activity.GetTagItem("fakekms.fault")), Is.EqualTo((ActivityStatusCode.Unset, fault.ToString())));
    }

    [Test]
    public async Task Parallel_calls_are_children_of_the_activities_that_they_are_made_in()
    {
        using var client = kms.CreateClient();

        var callers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
        {
            using var caller = new Activity($"caller {number}").Start();
            await client.DescribeKeyAsync("alias/cards");
            return caller.SpanId;
        })));

        Assert.That(activities.Stopped.Select(activity => activity.ParentSpanId), Is.EquivalentTo(callers));
    }

    [Test]
    public async Task Code_of_the_test_that_runs_at_a_call_runs_in_its_activity()
    {
        Activity? seen = null;
        using var hook = kms.Faults.When("DescribeKey").Run(_ => Task.FromResult(seen = Activity.Current));
        using var client = kms.CreateClient();

        await client.DescribeKeyAsync("alias/cards");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Is.Not.Null.And.SameAs(activities.Stopped.Single()));
            Assert.That(Activity.Current, Is.SameAs(activities.Parent), "The call leaves the caller's activity as it was.");
        }
    }

    [Test]
    public async Task A_server_that_was_not_asked_makes_no_activity()
    {
        using var silent = Pinned.Server(k => k.WithKey("alias/cards"));
        using var client = silent.CreateClient();

        await client.DescribeKeyAsync("alias/cards");

        Assert.That(activities.Stopped, Is.Empty);
    }

    [Test]
    public async Task A_server_that_was_disposed_of_makes_no_activity()
    {
        var client = kms.CreateClient();
        kms.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.DescribeKeyAsync("alias/cards"));

        Assert.That(activities.Stopped, Is.Empty);
    }

    [Test]
    public async Task A_listener_that_throws_is_a_mistake_of_the_test_and_does_not_disturb_the_call()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "FakeKms",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == activities.Parent.TraceId ? throw new InvalidOperationException("no sampler") : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);
        using var client = kms.CreateClient();

        await client.DescribeKeyAsync("alias/cards");

        Assert.That(kms.Mistakes, Is.EqualTo(new[] { "The listener to activities of the test threw InvalidOperationException when it was told of a call: no sampler" }));
    }
}
