using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Conformance;

/// <summary>Schedules every key of a ledger for deletion after the shortest waiting period.</summary>
internal static class CleanUp
{
    private const int Days = 7;

    /// <summary>Goes on after a key that resists, and answers the ARNs of such keys with what KMS said.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(KeyLedger ledger, Func<string, IAmazonKeyManagementService> inRegion)
    {
        var left = new List<string>();
        foreach (var arn in ledger.Keys.Select(key => key.Arn))
        {
            try
            {
                await DeleteAsync(inRegion(arn.Split(':')[3]), arn);
            }
            catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException)
            {
                left.Add($"{arn}: {error.Message}");
            }
        }

        return left;
    }

    private static async Task DeleteAsync(IAmazonKeyManagementService client, string arn)
    {
        try
        {
            await client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = arn, PendingWindowInDays = Days });
        }
        catch (KMSInvalidStateException)
        {
            // A case has scheduled it. Its waiting period may be longer: begin again with the shortest.
            await client.CancelKeyDeletionAsync(arn);
            await client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = arn, PendingWindowInDays = Days });
        }
    }
}
