using Amazon.KeyManagementService;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands;

/// <summary>One call, or a move of the clock: what the model makes of it, how the engine is sent it, and how a script says it.</summary>
internal abstract record Command
{
    /// <summary>The name of the event that it leaves in the trail; null for what is no call.</summary>
    public virtual string? Operation => GetType().Name;

    public string Caller { get; init; } = Callers.Admin;

    /// <summary>The keys that it is about.</summary>
    public virtual IEnumerable<string> KeysOf(KmsModel model) => [];

    /// <summary>Whether all that it names is there to be named: keys and values that earlier commands made.</summary>
    public virtual bool Fits(KmsModel model) => true;

    /// <summary>Does it to the model.</summary>
    /// <exception cref="Refusal">KMS refuses it; nothing has changed.</exception>
    public abstract IReadOnlyList<Member> Apply(KmsModel model);

    /// <summary>Sends it to the engine.</summary>
    public abstract Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine);

    /// <summary>The step of a script, from the dot on.</summary>
    public abstract string Step { get; }
}
