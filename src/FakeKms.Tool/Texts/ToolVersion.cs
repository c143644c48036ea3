using System.Reflection;

namespace FakeKms.Tool.Texts;

/// <summary>The version of the tool, which is that of the fake in it.</summary>
internal static class ToolVersion
{
    public static string Text { get; } = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
