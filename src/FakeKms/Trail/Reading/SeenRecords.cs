using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Trail.Reading;

/// <summary>
/// Tells a record that has come before. CloudTrail delivers some twice, and one log may hold a record in several layouts, which need not write it alike.
/// Copies of a call for two accounts are two records.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/></remarks>
internal sealed class SeenRecords
{
    private readonly HashSet<UInt128> seen = [];

    public bool IsNew(KmsEvent record) => seen.Add(KeyOf(record));

    // An event id says it all, unless somebody has made the ids of a log unreadable: what else tells two records apart stands beside it.
    private static UInt128 KeyOf(KmsEvent record) => record.EventID.Length > 0
        ? Hash(Encoding.UTF8.GetBytes(
            $"{record.EventID}\n{record.RecipientAccountId}\n{record.AwsRegion}\n{record.EventName}\n{record.EventTime.UtcTicks}\n{record.RequestID}"))
        : Hash(record.SourceUtf8);

    private static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
