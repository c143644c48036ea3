using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Tests.Texts;

internal sealed class FaultTextTests
{
    [TestCase("ThrottlingException")]
    [TestCase("KMSInvalidStateException")]
    [TestCase("InternalFailure")]
    [TestCase("ConnectionReset")]
    [TestCase("LostAnswer")]
    [TestCase("Timeout")]
    public void A_fault_has_its_own_name(string name) => Assert.That(FaultText.Read(name, null, null).ToString(), Is.EqualTo(name));

    [TestCase("HTTP503")]
    [TestCase("HTTP418")]
    public void A_page_has_its_status(string name) => Assert.That(FaultText.Read(name, null, null).ErrorCode, Is.Null);

    [TestCase("Throtling", "; did you mean 'ThrottlingException'?")]
    [TestCase("AccessDenied", "; did you mean 'AccessDeniedException'?")]
    [TestCase("Nothing", " Beside error codes there are ConnectionReset, ")]
    public void A_name_that_KMS_does_not_have_is_refused(string name, string advice) => Assert.That(
        () => FaultText.Read(name, null, null), Throws.ArgumentException.With.Message.StartsWith($"'{name}' is no error code of KMS").And.Message.Contains(advice));

    [Test]
    public void With_a_status_any_code_is_meant() => Assert.That(FaultText.Read("Nothing", null, 418).ErrorCode, Is.EqualTo("Nothing"));

    [TestCase("HTTP99")]
    [TestCase("HTTP1000")]
    public void A_status_that_is_none_is_refused(string name) => Assert.That(() => FaultText.Read(name, null, null), Throws.InstanceOf<ArgumentException>());
}
