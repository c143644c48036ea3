using System.Collections.ObjectModel;
using Amazon.Runtime;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Members;
using FakeKms.Engine.Recording;
using FakeKms.Model;
using FakeKms.Model.Faults;
using FakeKms.Trail.Records;

namespace FakeKms;

/// <summary>A call on its way through the server, as rules and hooks see it: its request is well-formed.</summary>
public sealed class KmsCall : IScriptedCall
{
    private readonly Call call;
    private readonly (string KeyId, string Arn, AccountRegion Home, IReadOnlyList<string> Names)[] keys;
    private readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> contexts;
    private readonly Lazy<AmazonWebServiceRequest> request;

    internal KmsCall(string operation, object request, Call call)
    {
        (Operation, this.call) = (operation, call);
        this.request = new(() => ModelCopy.Of((AmazonWebServiceRequest)request));
        // Taken now, under the server's lock: a hook may look at them at any time.
        keys = [.. CallSubjects.Of(request, call).Select(key => (key.KeyId, key.Arn, key.Home, call.State.Directory.AliasNamesOf(key)))];
        KeyArns = [.. keys.Select(key => key.Arn)];
        Aliases = [.. keys.SelectMany(key => key.Names)];
        Time = call.Now;
        contexts = new(() => RequestContext.Of((AmazonWebServiceRequest)request));
    }

    /// <summary>The operation, such as <c>ReEncrypt</c>.</summary>
    public string Operation { get; }

    /// <summary>The request, as the SDK's type for the operation. It is a copy: changes to it have no meaning.</summary>
    public AmazonWebServiceRequest Request => request.Value;

    /// <summary>
    /// The answer, as the SDK's type for the operation; null before the call has been done, and when it failed. It is a copy, and
    /// the caller may still not get it.
    /// </summary>
    public AmazonWebServiceResponse? Response { get; internal set; }

    /// <summary>Who calls.</summary>
    public KmsCaller Caller => call.Caller;

    /// <summary>The Region that is called.</summary>
    public string Region => call.Home.Region;

    /// <summary>The time of the server's clock when the call arrived.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The key ARNs of the keys that the call was found to be about, however it names them; empty where there are none.</summary>
    public IReadOnlyList<string> KeyArns { get; }

    /// <summary>The names of the aliases of these keys.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The pairs of the encryption context of the request; empty where there are none. Of ReEncrypt, which has two, it is the source's.</summary>
    public IReadOnlyDictionary<string, string> EncryptionContext => Contexts is [var first, ..] ? first : ReadOnlyDictionary<string, string>.Empty;

    internal IReadOnlyList<IReadOnlyDictionary<string, string>> Contexts => contexts.Value;

    /// <summary>Whether the call is about a key.</summary>
    /// <param name="key">Its key id or key ARN, or the name or ARN of one of its aliases.</param>
    public bool IsOn(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return keys.Any(found => KeyNames.Fit(key, found.KeyId, found.Arn, found.Home, found.Names));
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
}
