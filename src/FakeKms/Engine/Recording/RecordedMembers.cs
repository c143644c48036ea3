using System.Collections;
using System.Collections.Concurrent;
using Amazon.Runtime;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Trail.Records;
using FakeKms.Trail.Shapes;

namespace FakeKms.Engine.Recording;

/// <summary>Takes the members that a trail shape allows from requests and responses, as plain values.</summary>
internal static class RecordedMembers
{
    private static readonly ConcurrentDictionary<Operation, Member[]> Requests = new();
    private static readonly ConcurrentDictionary<Operation, Member[]> Responses = new();

    public static byte[]? OfRequest(Operation operation, object request) =>
        Written(Requests.GetOrAdd(operation, static (operation, type) => Sent(operation.Trail, type), request.GetType()), request, key: null);

    public static byte[]? OfResponse(Operation operation, object response, Call call) => Written(
        Responses.GetOrAdd(operation, static (operation, type) => Answered(operation.Trail, type), response.GetType()),
        response,
        operation.Trail is { Response.Count: > 0 } shape ? KeyIn(shape, call) : null);

    /// <summary>A structure of the API as it stands in records. It must not change any more.</summary>
    public static ITrailStructure Of(object structure) => new Structure(structure);

    private static byte[]? Written(Member[] members, object source, string? key)
    {
        using var buffer = TrailBuffer.Take();
        foreach (var member in members)
        {
            var value = member.IsKey ? key : Plain(member.Read!(source)) ?? Plain(member.Synonym?.Invoke(source)) ?? member.Default;
            if (value is not null) buffer.Add(member.Name, value);
        }
        return buffer.ToUtf8();
    }

    private static Member[] Sent(TrailShape shape, Type request) =>
    [
        .. shape.Request.Select(name => new Member(RequestName(name))
        {
            Read = SdkMembers.ReaderOf(request, name),
            Synonym = shape.Synonyms.TryGetValue(name, out var synonym) ? SdkMembers.ReaderOf(request, synonym) : null,
            Default = shape.Defaults.GetValueOrDefault(name),
        }),
    ];

    private static Member[] Answered(TrailShape shape, Type response) =>
    [
        .. shape.Response.Select(name => name == "KeyId"
            ? new Member(TrailNames.Of(name)) { IsKey = true }
            : new Member(TrailNames.Of(name)) { Read = SdkMembers.ReaderOf(response, name) }),
    ];

    private static string? KeyIn(TrailShape shape, Call call) =>
        !shape.Response.Contains("KeyId") ? null : shape.NamesKeyById ? call.Key.KeyId : call.Key.Arn;

    // The one request member with a name of its own in CloudTrail; inside key metadata it is cloudHsmClusterId.
    private static string RequestName(string member) => member == "CloudHsmClusterId" ? "clusterId" : TrailNames.Of(member);

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int => value,
        ConstantClass constant => constant.Value,
        DateTime time => new DateTimeOffset(time.ToUniversalTime()),
        IReadOnlyDictionary<string, string> or List<string> => value,
        MemoryStream => throw new InvalidOperationException("Blobs are secrets and never enter a record."),
        IEnumerable items => items.Cast<object>().Select(Plain).ToArray(),
        _ => new Structure(value),
    };

    private static Member[] MembersOf(Type structure) =>
        [.. RecordedOrder.Of(structure).Select(name => new Member(TrailNames.Of(name)) { Read = SdkMembers.ReaderOf(structure, name) })];

    private sealed class Structure(object value) : ITrailStructure
    {
        private static readonly ConcurrentDictionary<Type, Member[]> Members = new();

        public void WriteTo(TrailMembers members)
        {
            foreach (var member in Members.GetOrAdd(value.GetType(), MembersOf))
            {
                if (Plain(member.Read!(value)) is { } plain) members.Add(member.Name, plain);
            }
        }
    }

    // What is written of one member, and how it is read.
    private sealed record Member(string Name)
    {
        public Func<object, object?>? Read { get; init; }

        public Func<object, object?>? Synonym { get; init; }

        public object? Default { get; init; }

        /// <summary>Whether the key of the call is written, whatever the response says.</summary>
        public bool IsKey { get; init; }
    }
}
