namespace FakeKms.Engine.State;

/// <summary>A caller whom the server knows by an access key id, and the right credentials.</summary>
internal sealed record Signer(KmsCaller Caller, SigningCredentials Credentials);
