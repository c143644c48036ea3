using NUnit.Framework;

namespace FakeKms;

/// <summary>Makes NUnit show records one aligned line each, where it would put them all into one.</summary>
internal static class TrailFormat
{
    // NUnit keeps formatters per test, so that each test that asserts on records adds them. Some quantifiers format the list, others its items.
    public static void Use()
    {
        TestContext.AddFormatter<IEnumerable<KmsEvent>>(records => Lines((IEnumerable<KmsEvent>)records!));
        TestContext.AddFormatter<KmsEvent>(record => Lines([(KmsEvent)record!]));
    }

    public static string Lines(IEnumerable<KmsEvent> records, IEnumerable<KmsEvent>? marked = null)
    {
        var lines = KmsTrailReport.Lines(records, marked);
        return lines.Length > 0 ? lines : marked is null ? "no records" : "; there are no records";
    }
}
