using System.Text;

namespace FakeKms.Tests.Seeding;

/// <summary>Files from anywhere: what nobody would write is refused, and names of types in it are texts as others.</summary>
internal sealed class HostileFileTests
{
    private const int Deep = 100_000;

    private static readonly Dictionary<string, Action<string>> Readers = new()
    {
        ["keys"] = text => Start(k => k.WithKeysFromJson(text)),
        ["Terraform"] = text => Start(k => k.WithKeysFromTerraformJson(text)),
        ["key policy"] = text => Start(k => k.WithKey("alias/a", key => key.WithPolicy(text))),
        ["IAM policy"] = text => Start(k => k.WithUser("Eve", user => user.WithPolicy(text))),
        ["log"] = text => CloudTrailLog.Parse(text),
        ["log as a stream"] = text => CloudTrailLog.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text))),
    };

    [Test]
    public void What_is_nested_too_deep_is_refused([ValueSource(nameof(Names))] string reader, [Values("[", "{\"a\":", "{\"Records\":[")] string opening) =>
        Assert.That(() => Readers[reader](string.Concat(Enumerable.Repeat(opening, Deep))), Throws.ArgumentException.Or.InstanceOf<FormatException>());

    [Test]
    public void What_is_no_JSON_is_refused([ValueSource(nameof(Names))] string reader, [Values("{", "\u0000", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "!!python/object")] string text) =>
        Assert.That(() => Readers[reader](text), Throws.ArgumentException.Or.InstanceOf<FormatException>());

    [TestCase("keys")]
    [TestCase("Terraform")]
    [TestCase("key policy")]
    [TestCase("IAM policy")]
    public void The_name_of_a_type_makes_nothing(string reader) => Assert.That(
        () => Readers[reader]("""{"$type":"System.Diagnostics.Process, System.Diagnostics.Process","StartInfo":{"FileName":"calc"}}"""),
        Throws.ArgumentException);

    private static IEnumerable<string> Names => Readers.Keys;

    private static void Start(Action<FakeKmsBuilder> configure) => FakeKmsServer.Start(configure).Dispose();
}
