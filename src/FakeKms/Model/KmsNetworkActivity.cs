namespace FakeKms;

/// <summary>Which network activity events the trail has of the calls through a VPC endpoint.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html"/></remarks>
public enum KmsNetworkActivity
{
    /// <summary>None, as in AWS when no trail asks for them. A call that the policy of the endpoint refuses leaves no record at all then.</summary>
    None,

    /// <summary>Those of calls that the policy of the endpoint refuses.</summary>
    Denied,

    /// <summary>Those of all calls, beside the record that a call has anyway.</summary>
    All,
}
