using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Engine.Members;
using FakeKms.Replay.Calls;

namespace FakeKms.Tests.Replay.Calls;

public sealed class SdkCallsTests : InMemory
{
    [TestCaseSource(nameof(Operations))]
    public async Task Every_operation_of_the_SDK_can_be_sent(string operation)
    {
        var request = (AmazonKeyManagementServiceRequest)Activator.CreateInstance(SdkOperations.RequestOf(operation)!)!;
        try
        {
            var response = await SdkCalls.SendAsync(Client, request, CancellationToken.None);
            Assert.That(response.GetType().Name, Is.EqualTo(operation + "Response"));
        }
        catch (AmazonServiceException)
        {
            // An empty request is refused by most operations; it got there.
        }

        Assert.That(Kms.Trail.Single().EventName, Is.EqualTo(operation));
    }

    private static IEnumerable<string> Operations() => SdkOperations.Names.Order(StringComparer.Ordinal);
}
