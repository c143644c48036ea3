using System.Text.Json.Nodes;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Xks.Messages;

namespace FakeKms;

/// <summary>
/// What a request to the embedded proxy comes to instead of its answer, for <c>kms.XksProxy.Faults</c>: an error of the proxy, an answer that breaks the
/// specification, or a fault of the network. Immutable.
/// </summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md#error-codes"/></remarks>
public sealed partial class XksFault
{
    private readonly string name;

    private XksFault(string name) => this.name = name;

    /// <summary>The <c>errorName</c> of the answer, such as <c>ThrottlingException</c>; null for a fault that is no error of a proxy.</summary>
    public string? ErrorName { get; private init; }

    /// <summary>The APIs whose answers can be so; null for all.</summary>
    internal IReadOnlyList<string>? Operations { get; private init; }

    /// <summary>What arrives in the place of the answer; null when something of the answer does, or nothing.</summary>
    internal XksHttpAnswer? Answer { get; private init; }

    /// <summary>Why nothing arrives; null when something does.</summary>
    internal XksProblem? Problem { get; private init; }

    /// <summary>Whether the request reaches the proxy.</summary>
    internal bool Arrives => Problem is null or XksProblem.TimedOut;

    internal TimeSpan Delay { get; private init; }

    /// <summary>What the answer to Encrypt has in the place of the ciphertext that was made. The integrity value is that of the result.</summary>
    internal Func<ExternalCiphertext, ExternalCiphertext> Ciphertext { get; private init; } = ciphertext => ciphertext;

    /// <summary>What is changed in the answer.</summary>
    internal Action<JsonObject> Json { get; private init; } = _ => { };

    /// <summary>What stands behind the answer.</summary>
    internal int SpacesBehind { get; private init; }

    /// <summary>The name of the fault.</summary>
    public override string ToString() => name;
}
