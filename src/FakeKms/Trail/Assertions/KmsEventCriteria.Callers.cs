using FakeKms.Model;
using FakeKms.Trail.Assertions;
using FakeKms.Trail.Records;

namespace FakeKms;

public sealed partial class KmsEventCriteria
{
    /// <summary>The call was made by this principal.</summary>
    /// <param name="principal">A name, an ARN, a unique id or an access key id, as for <see cref="KmsEvent.IsBy(string)"/>.</param>
    /// <param name="mayBeUnknown">Whether it may be one that the server does not know and no record names.</param>
    public KmsEventCriteria By(string principal, bool mayBeUnknown = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(principal);
        return Add(new Condition($"by {ShortText.Value(principal)}", record => record.IsBy(principal), record => WasBy(principal, record))
        {
            Doubted = mayBeUnknown ? null : known => known.ObjectionToCaller(principal),
            Parameter = nameof(principal),
        });
    }

    /// <summary>The call was made by this caller.</summary>
    /// <param name="caller">The caller, compared as by <see cref="KmsEvent.IsBy(KmsCaller)"/>.</param>
    public KmsEventCriteria By(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var session = caller.SessionName is null ? "" : "/" + caller.SessionName;
        var account = caller.AccountId is null ? "" : " of " + caller.AccountId;
        var words = $"{caller.Type} {caller.Name}{session}{account}".Replace("  ", " ", StringComparison.Ordinal);
        return Add(new Condition($"by {words}", record => record.IsBy(caller), record => WasBy(words, record)));
    }

    /// <summary>The record is not of a caller but of KMS itself: a rotation, an expiry, a deletion, or the synchronization of multi-Region keys.</summary>
    public KmsEventCriteria ByKms() => Add(new Condition(
        "by KMS itself", record => record.UserIdentity is { Type: null, InvokedBy: "AWS Internal" }, record => WasBy("KMS itself", record)));

    /// <summary>An AWS service made the call, for itself or with the permissions of a caller.</summary>
    /// <param name="service">The <c>userIdentity.invokedBy</c>, such as <c>secretsmanager.amazonaws.com</c>.</param>
    public KmsEventCriteria ThroughService(string service)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        return AddExact(
            "through", "userIdentity.invokedBy", service, record => record.UserIdentity.InvokedBy, known => known.ObjectionToService(service), nameof(service));
    }

    /// <summary>The call came through this VPC endpoint.</summary>
    /// <param name="vpcEndpointId">For example <c>vpce-1a2b3c4d5e6f1a2b3</c>.</param>
    public KmsEventCriteria ThroughVpcEndpoint(string vpcEndpointId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(vpcEndpointId);
        return AddExact(
            "through", "vpcEndpointId", vpcEndpointId, record => record.VpcEndpointId, known => known.ObjectionToVpcEndpoint(vpcEndpointId),
            nameof(vpcEndpointId));
    }

    /// <summary>The call was made in a session of the AWS Management Console.</summary>
    public KmsEventCriteria ThroughConsole() => Add(new Condition(
        "through the console", record => record.SessionCredentialFromConsole, _ => "sessionCredentialFromConsole: expected true, was nothing"));

    private static string WasBy(string expected, KmsEvent record) =>
        $"caller: expected {ShortText.Value(expected)}, was {KmsEventLine.CallerOf(record.UserIdentity)}";
}
