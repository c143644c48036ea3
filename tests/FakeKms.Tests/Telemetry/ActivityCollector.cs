using System.Collections.Concurrent;
using System.Diagnostics;

namespace FakeKms.Tests.Telemetry;

/// <summary>The activities of the fake within a trace of its own: tests that run beside have traces of theirs.</summary>
internal sealed class ActivityCollector : IDisposable
{
    private readonly ConcurrentQueue<Activity> stopped = new();
    private readonly ActivityListener listener;

    public ActivityCollector()
    {
        Parent = new Activity("the test").SetIdFormat(ActivityIdFormat.W3C).Start();
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "FakeKms",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == Parent.TraceId) stopped.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>What the test does, as an activity.</summary>
    public Activity Parent { get; }

    public IReadOnlyList<Activity> Stopped => [.. stopped];

    /// <summary>All that activities say, as text, for searches.</summary>
    public static string Everything(Activity activity) => string.Join('\n', activity.TagObjects
        .Select(tag => $"{tag.Key}={(tag.Value is IEnumerable<string> list ? string.Join(',', list) : tag.Value)}")
        .Prepend($"{activity.DisplayName} {activity.StatusDescription}"));

    public void Dispose()
    {
        listener.Dispose();
        Parent.Dispose();
    }
}
