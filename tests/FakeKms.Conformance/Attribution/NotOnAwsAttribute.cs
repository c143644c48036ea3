namespace FakeKms.Conformance;

/// <summary>A case that is left out where the endpoint is AWS itself, and why. The list of them is printed before the run.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class NotOnAwsAttribute(string reason) : PropertyAttribute("NotOnAws", reason)
{
    public const string KeyStore = "needs a custom key store: a CloudHSM cluster, or an external key store proxy";
    public const string Asynchronous = "KMS answers at once and carries it out seconds or minutes later; the case does not wait";
    public const string China = "SM2 exists in the China Regions only";
    public const string ManyCalls = "makes dozens of calls to reach a quota";

    public string Reason { get; } = reason;
}
