using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Permissions;

/// <summary>The global condition keys of the way that a request takes, and of the request itself.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html"/></remarks>
internal static class NetworkConditions
{
    public static IReadOnlyList<ConditionKey> All { get; } =
    [
        ConditionKey.IpAddress("aws:SourceIp", asked => asked.Call.Caller.VpcEndpointId is null ? AddressOf(asked) : null),
        ConditionKey.Text("aws:SourceVpce", asked => EndpointOf(asked.Call)),
        ConditionKey.Text("aws:SourceVpc", asked => VpcOf(asked.Call)),
        ConditionKey.IpAddress("aws:VpcSourceIp", asked => asked.Call.Caller.VpcEndpointId is null ? null : AddressOf(asked)),
        // A service with a service principal, or with a role of its own, makes its own calls.
        ConditionKey.Flag("aws:ViaAWSService", asked => Callers.IsForwarded(asked)),
        ConditionKey.Texts("aws:CalledVia", asked => Callers.ForwardingService(asked) is { } service ? [service] : null),
        ConditionKey.Text("aws:CalledViaFirst", Callers.ForwardingService),
        ConditionKey.Text("aws:CalledViaLast", Callers.ForwardingService),
        // KMS answers over TLS only; what a test calls in memory or over plain HTTP stands for that.
        ConditionKey.Flag("aws:SecureTransport", _ => true),
        ConditionKey.Time("aws:CurrentTime", asked => asked.Call.Now),
        ConditionKey.Epoch("aws:EpochTime", asked => asked.Call.Now),
        ConditionKey.Text("aws:RequestedRegion", asked => asked.Region),
        ConditionKey.Text("aws:UserAgent", asked => (asked.Call.Caller.UserAgent ?? asked.Call.Origin.UserAgent) is { Length: > 0 } agent ? agent : null),
        // A header of browsers. Nobody calls KMS from a page, and the clients of SDKs do not send it.
        ConditionKey.Text("aws:Referer", _ => null),
    ];

    /// <summary>The VPC endpoint that a call comes through; null for none. "AWS Internal" is the endpoint of a service.</summary>
    public static string? EndpointOf(Call call) => call.Caller.VpcEndpointId is "AWS Internal" ? null : call.Caller.VpcEndpointId;

    /// <summary>The VPC of that endpoint, if the server knows it.</summary>
    public static string? VpcOf(Call call) => EndpointOf(call) is null ? null : call.VpcEndpoint?.VpcId;

    // Records have the name of a service in the place of its address, which is none.
    private static string? AddressOf(Asked asked)
    {
        var address = asked.Call.Caller.SourceIPAddress;
        return address.Contains(':', StringComparison.Ordinal) || address.All(letter => char.IsAsciiDigit(letter) || letter == '.') ? address : null;
    }
}
