namespace FakeKms.Model;

/// <summary>
/// Pins that cannot be honoured. They are mistakes of the test: not an answer of AWS, and no defect of the fake. The call fails under a code of its own, as
/// every refusal does: it is recorded and changes nothing, and the pin is used up.
/// </summary>
internal static class PinMistake
{
    public const string Code = "FakeKmsMistakeException";

    public static bool Is(KmsFailure failure) => failure.Code == Code;

    public static KmsFailure KeyIdInUse(string keyArn) => Of(
        $"kms.Ids.NextKeyId pins an id that is in use: there is a key {keyArn} already. A key id can be given once in an account and Region.");

    public static KmsFailure KeyIdOfMultiRegionKey(string keyId) => Of(
        $"kms.Ids.NextKeyId pins {keyId}, which is the id of a multi-Region key, and the next key to be created is a single-Region key. Pin a UUID.");

    public static KmsFailure KeyIdOfSingleRegionKey(string keyId) => Of(
        $"kms.Ids.NextKeyId pins {keyId}, and the next key to be created is a multi-Region key. Pin mrk- and 32 hexadecimal digits.");

    public static KmsFailure MaterialIdInUse(string materialId, string keyId) => Of(
        $"kms.Ids.NextKeyMaterialId pins an id that is in use: the key {keyId} has a material {materialId} already. A key material id can be given once.");

    public static KmsFailure GrantIdInUse(string grantId) => Of(
        $"kms.Ids.NextGrantId pins an id that is in use: there is a grant {grantId} already. A grant id can be given once.");

    public static KmsFailure KeyStoreIdInUse(string keyStoreId) => Of(
        $"kms.Ids.NextCustomKeyStoreId pins an id that is in use: there is a custom key store {keyStoreId} already. Its id can be given once in an account " +
        "and Region.");

    private static KmsFailure Of(string text) => new(Code, "A mistake of the test: " + text, 400);
}
