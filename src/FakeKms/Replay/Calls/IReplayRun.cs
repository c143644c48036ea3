using Amazon.KeyManagementService;

namespace FakeKms.Replay.Calls;

/// <summary>What a replay needs of whoever runs it.</summary>
internal interface IReplayRun
{
    /// <summary>The time on the server's clock.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Moves the clock. What is due in between happens.</summary>
    void Advance(TimeSpan duration);

    /// <summary>A client for calls of somebody. Whoever runs the replay disposes of it.</summary>
    IAmazonKeyManagementService ClientOf(KmsCaller caller, string region);

    /// <summary>Gives the key of an ARN an alias without a call.</summary>
    void NameKey(string keyArn, string alias);

    /// <summary>Keeps a ciphertext for steps behind the replay.</summary>
    void Store(string name, byte[] ciphertext, byte[]? plaintext);
}
