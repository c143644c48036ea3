namespace FakeKms.Trail.Pages;

/// <summary>What a record says of the state and the material of its key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal static class KeyStory
{
    private const string Enabled = "Enabled";
    private const string Disabled = "Disabled";
    private const string Creating = "Creating";
    private const string PendingImport = "PendingImport";

    /// <summary>The state of the key after a record; null where it is not known.</summary>
    public static string? StateAfter(KmsEvent record, string? before)
    {
        // A disabled key says so itself. Other failures change nothing and tell less.
        if (record.ErrorCode is { } code) return code.StartsWith(Disabled, StringComparison.Ordinal) ? Disabled : before;
        return record.EventName switch
        {
            "CreateKey" => record.Text("responseElements.keyMetadata.keyState") ?? Enabled,
            "EnableKey" => Enabled,
            "DisableKey" or "CancelKeyDeletion" => Disabled,
            "ScheduleKeyDeletion" => record.Text("responseElements.keyState") ?? "PendingDeletion",
            "ImportKeyMaterial" => before is null or PendingImport ? Enabled : before,
            "DeleteImportedKeyMaterial" or "DeleteExpiredKeyMaterial" => PendingImport,
            "SynchronizeMultiRegionKey" => before == Creating ? Enabled : before,
            "DeleteKey" => "Deleted",
            _ => before ?? (UsesKey(record.EventName) ? Enabled : null),
        };
    }

    /// <summary>The id of the material that the key encrypts with after a record; null where it is not known or there is none.</summary>
    public static string? MaterialAfter(KmsEvent record, string? before)
    {
        if (record.ErrorCode is not null) return before;
        return record.EventName switch
        {
            "CreateKey" => record.Text("responseElements.keyMetadata.currentKeyMaterialId"),
            // A further material of a key that has one waits for a rotation.
            "ImportKeyMaterial" => before ?? Told(record),
            "DeleteImportedKeyMaterial" or "DeleteExpiredKeyMaterial" => Told(record) is { } gone && gone != before ? before : null,
            "RotateKey" => record.Text("serviceEventDetails.currentKeyMaterialId") ?? before,
            "DeleteKey" => null,
            // Decrypt may use a material of former times; these use the current one.
            "Encrypt" or "GenerateDataKey" or "GenerateDataKeyWithoutPlaintext" or "GenerateDataKeyPair" or "GenerateDataKeyPairWithoutPlaintext" =>
                Used(record) ?? before,
            _ => before,
        };
    }

    // Of import and deletion the answer tells it, of expiry the details.
    private static string? Told(KmsEvent record) =>
        record.Text("responseElements.keyMaterialId") ?? record.Text("serviceEventDetails.keyMaterialId") ?? Used(record);

    private static string? Used(KmsEvent record) => record.Text("additionalEventData.keyMaterialId");

    private static bool UsesKey(string operation) =>
        operation is "Encrypt" or "Decrypt" or "Sign" or "Verify" or "GenerateMac" or "VerifyMac"
        || operation.StartsWith("GenerateDataKey", StringComparison.Ordinal);
}
