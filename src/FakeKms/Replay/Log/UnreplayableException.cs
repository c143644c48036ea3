namespace FakeKms.Replay.Log;

/// <summary>A record cannot be turned into a call. The message goes on from "because".</summary>
internal sealed class UnreplayableException(string reason) : Exception(reason);
