using System.Text;

namespace FakeKms.Scenarios.Script;

/// <summary>Bytes that the script has as a text; its report counts characters where it counts bytes elsewhere.</summary>
internal sealed class ScriptedText(string text) : MemoryStream(Encoding.UTF8.GetBytes(text), writable: false)
{
    public string Text => text;
}
