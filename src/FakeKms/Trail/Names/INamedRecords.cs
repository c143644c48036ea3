using FakeKms.Trail.Records;

namespace FakeKms.Trail.Names;

/// <summary>Records that know whose they are, also when there are none.</summary>
internal interface INamedRecords : IReadOnlyList<KmsEvent>
{
    /// <summary>What the server of the records has and had; null for records of a log.</summary>
    ITrailNames? Names { get; }
}
