using Amazon.Runtime;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Recording;
using FakeKms.Trail.Records;

namespace FakeKms;

/// <summary>A call on its way through the server, as rules and hooks see it: its request is well-formed.</summary>
public sealed class KmsCall
{
    private readonly Call call;
    private readonly Lazy<IReadOnlyDictionary<string, string>> context;

    internal KmsCall(string operation, object request, Call call)
    {
        (Operation, Request, this.call) = (operation, (AmazonWebServiceRequest)request, call);
        KeyArns = [.. call.Keys.Select(key => key.Arn)];
        Aliases = call.Aliases;
        context = new(() => RequestContext.Of(Request));
    }

    /// <summary>The operation, such as <c>ReEncrypt</c>.</summary>
    public string Operation { get; }

    /// <summary>The request, as the SDK's type for the operation. It is the server's own copy: changes to it have no meaning.</summary>
    public AmazonWebServiceRequest Request { get; }

    /// <summary>
    /// The answer, as the SDK's type for the operation; null before the call has been done, and when it failed. The caller may still not get it.
    /// </summary>
    public AmazonWebServiceResponse? Response { get; internal set; }

    /// <summary>Who calls.</summary>
    public KmsCaller Caller => call.Caller;

    /// <summary>The Region that is called.</summary>
    public string Region => call.Home.Region;

    /// <summary>The time of the server's clock when the call arrived.</summary>
    public DateTimeOffset Time => call.Now;

    /// <summary>The key ARNs of the keys that the call was found to be about, however it names them; empty where there are none.</summary>
    public IReadOnlyList<string> KeyArns { get; }

    /// <summary>The names of the aliases of these keys.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The pairs of the encryption contexts of the request; empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> EncryptionContext => context.Value;

    /// <summary>Whether the call is about a key.</summary>
    /// <param name="key">Its key id or key ARN, or the name or ARN of one of its aliases.</param>
    public bool IsOn(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return call.Keys.Any(found => found.Arn == key || found.KeyId == key || AliasesOf(found).Contains(key));
    }

    /// <summary>Whether a caller makes the call.</summary>
    /// <param name="caller">The caller. It is recognised as <see cref="KmsEvent.IsBy(KmsCaller)"/> does.</param>
    public bool IsBy(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return PrincipalNames.Match(RecordedIdentity.Of(call.Caller, call.Home), caller);
    }

    /// <summary>The call on one line, without what is secret in it.</summary>
    public override string ToString()
    {
        var keys = KeyArns.Count == 0 ? "" : $" on {string.Join(", ", Aliases.Count > 0 ? Aliases : KeyArns)}";
        return $"{Operation}{keys} by {PrincipalArn.Of(Caller, call.Home)} in {Region}";
    }

    private IEnumerable<string> AliasesOf(KmsKey key) => call.State.Directory.AliasNamesOf(key).SelectMany(name => new[] { name, key.Home.Arn(name) });
}
