namespace FakeKms.Conformance;

/// <summary>The cases that would run on AWS, run in memory first: so many keys they make.</summary>
internal static class Rehearsal
{
    public static int CountKeys(Func<ConformanceCase, bool> runs)
    {
        var keys = 0;
        CaseRunner.Run(new Lane("rehearsal", _ => new CountingEndpoint(made => Interlocked.Add(ref keys, made)), runs));
        return keys;
    }

    private sealed class CountingEndpoint(Action<int> count) : Endpoint
    {
        private readonly FakeKmsServer kms = FakeKmsServer.Start();

        public override string Region => kms.Region;

        protected override Amazon.KeyManagementService.IAmazonKeyManagementService Connect(string region) => kms.CreateClient(region);

        protected override void Dispose(bool disposing)
        {
            // A replica comes with a CreateKey record of its own Region.
            count(kms.Trail.Count(record => record is { EventName: "CreateKey", ErrorCode: null }));
            base.Dispose(disposing);
            kms.Dispose();
        }
    }
}
