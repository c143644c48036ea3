using Amazon.KeyManagementService;
using FakeKms.Domain;

namespace FakeKms.Operations.Cryptography;

/// <summary>How long a data key is to be.</summary>
internal static class DataKey
{
    public static void Check(DataKeySpec? spec, int? numberOfBytes)
    {
        if (spec is null == numberOfBytes is null) throw KmsErrors.Validation("Please specify either number of bytes or key spec.");
    }

    public static int Length(DataKeySpec? spec, int? numberOfBytes) =>
        numberOfBytes ?? (spec == DataKeySpec.AES_128 ? 16 : 32);
}
