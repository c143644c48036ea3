using System.Globalization;
using System.Text.Json;
using FakeKms.Replay.Code.Text;
using FakeKms.Replay.Code.Values;

namespace FakeKms.Replay.Code;

/// <summary>The enclaves that answers of a log are for: each a variable of the test, with the measurements that the records show.</summary>
internal sealed class Enclaves(ScriptNames variables)
{
    private const string Digest = "attestationDocumentEnclaveImageDigest";
    private const string EnclaveRegister = "attestationDocumentEnclavePCR";
    private const string TpmRegister = "attestationDocumentNitroTPMPCR";
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The variables of the test, each with its value.</summary>
    public IEnumerable<(string Variable, string Code)> Variables => known.Select(pair => (pair.Value, pair.Key));

    /// <summary>The variable for the recipient of a record; null where it has none.</summary>
    public string? Of(KmsEvent record)
    {
        if (record.AdditionalEventData is not { ValueKind: JsonValueKind.Object } extra || !extra.TryGetProperty("recipient", out var recipient)) return null;
        if (recipient.ValueKind != JsonValueKind.Object) return null;
        var code = CodeOf(recipient);
        return known.TryGetValue(code, out var variable) ? variable : known[code] = variables.Of("enclave");
    }

    private static string CodeOf(JsonElement recipient)
    {
        var members = recipient.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).ToArray();
        var isTpm = Array.Exists(members, member => member.Name.StartsWith(TpmRegister, StringComparison.Ordinal));
        var code = $"kms.Attestation.Create{(isTpm ? "NitroTpm" : "NitroEnclave")}()";
        foreach (var (name, text) in members.Select(member => (member.Name, member.Value.GetString()!)))
        {
            if (name == "attestationDocumentModuleId" && text.Length is > 0 and <= 64) code += $"\n    .WithModuleId({CSharpText.Of(text)})";
            else if (RegisterOf(name) is { } register && IsMeasurement(text))
                code += "\n" + CodeLayout.Indented(
                    CodeLayout.Call(".WithPcr", [register.ToString(CultureInfo.InvariantCulture), $"Convert.FromHexString({CSharpText.Of(text)})"]));
        }
        return code;
    }

    private static int? RegisterOf(string name) =>
        name == Digest ? 0
        : int.TryParse(
            name.Replace(EnclaveRegister, "", StringComparison.Ordinal).Replace(TpmRegister, "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 32 ? number
        : null;

    private static bool IsMeasurement(string text) => text.Length is 64 or 96 or 128 && text.All(char.IsAsciiHexDigit);
}
