using FakeKms.Engine.Recording;
using FakeKms.Model;
using FakeKms.Trail.Records;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    /// <summary>What the trail's assertions judge names by.</summary>
    private sealed class ServerNames(FakeKmsServer kms) : ITrailNames
    {
        // Also when the server is gone: its trail can still be asserted on.
        public IEnumerable<string> Keys => kms.pipeline.Recall(state => state.Directory.Tables.SelectMany(table => table.NamesEver).ToArray());

        public IEnumerable<string> Callers => kms.callers.Known
            .Select(caller => RecordedIdentity.Of(caller, new AccountRegion(caller.AccountId!, kms.Region)))
            .SelectMany(identity => PrincipalNames.Of(identity).Append(identity.InvokedBy))
            .OfType<string>()
            .Distinct();

        public IEnumerable<string> ErrorCodes => kms.book.ErrorCodes;
    }
}
