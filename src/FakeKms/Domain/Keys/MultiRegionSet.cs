using FakeKms.Model;

namespace FakeKms.Domain.Keys;

/// <summary>A multi-Region primary key and its replicas: keys of their own in different Regions that share key id, material and rotation.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html"/></remarks>
internal sealed class MultiRegionSet
{
    private readonly List<KmsKey> members = [];

    public MultiRegionSet(KmsKey primary)
    {
        Primary = primary;
        members.Add(primary);
    }

    private MultiRegionSet() { }

    public KmsKey Primary { get; private set; } = null!;

    public IReadOnlyList<KmsKey> Members => members;

    public IEnumerable<KmsKey> Replicas => members.Where(key => key != Primary);

    public KmsKey? In(string region) => members.Find(key => key.Home.Region == region);

    public void Add(KmsKey replica) => members.Add(replica);

    public void Remove(KmsKey key) => members.Remove(key);

    public void Promote(KmsKey replica) => Primary = replica;

    public MultiRegionSet Copy(StateCopy copy, Func<KmsKey, KmsKey> copyOf) => copy.Of(this, () => new MultiRegionSet(), made =>
    {
        made.Primary = copyOf(Primary);
        made.members.AddRange(members.Select(copyOf));
    });
}
