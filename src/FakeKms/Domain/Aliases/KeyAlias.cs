using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Domain.Aliases;

/// <summary>A name for a key in one account and Region.</summary>
internal sealed class KeyAlias(string name, string arn, KmsKey target, DateTimeOffset creationDate)
{
    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public KmsKey Target { get; private set; } = target;

    public DateTimeOffset CreationDate { get; } = creationDate;

    public DateTimeOffset LastUpdatedDate { get; private set; } = creationDate;

    public KeyAlias Copy(StateCopy copy, KmsKey targetOfCopy) =>
        new(Name, Arn, targetOfCopy, copy.Time(CreationDate)) { LastUpdatedDate = copy.Time(LastUpdatedDate) };

    public void PointTo(KmsKey key, DateTimeOffset at)
    {
        Target = key;
        LastUpdatedDate = at;
    }
}
