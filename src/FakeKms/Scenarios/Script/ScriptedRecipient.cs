using Amazon.KeyManagementService.Model;

namespace FakeKms.Scenarios.Script;

/// <summary>In the place of an attestation document, which is made when the step runs: whose it is.</summary>
internal sealed class ScriptedRecipient(AttestedEnvironment environment) : RecipientInfo
{
    public AttestedEnvironment Environment => environment;
}
