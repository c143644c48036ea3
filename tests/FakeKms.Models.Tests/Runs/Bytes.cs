using System.Text;

namespace FakeKms.Models.Tests.Runs;

internal static class Bytes
{
    public static MemoryStream Of(string text) => new(Encoding.UTF8.GetBytes(text));
}
