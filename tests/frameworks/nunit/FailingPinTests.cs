using Amazon.KeyManagementService;
using FakeKms;
using NUnit.Framework;

/// <summary>A test that is given its server fails on purpose as well.</summary>
[Explicit("fails on purpose")]
public sealed class FailingPinTests
{
    [FakeKms(Keys = ["alias/pins"])]
    public async Task It_scripts_a_fault_of_a_server_that_it_is_given(FakeKmsServer kms, IAmazonKeyManagementService client)
    {
        kms.Faults.FailNext("Decrypt", KmsFault.Throttling);
        await client.DescribeKeyAsync("alias/pins");
    }
}
