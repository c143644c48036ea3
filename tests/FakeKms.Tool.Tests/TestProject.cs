using System.Reflection;

namespace FakeKms.Tool.Tests;

/// <summary>Where the sources are.</summary>
internal static class TestProject
{
    public static string Root { get; } =
        typeof(TestProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    public static string Folder { get; } = Path.Combine(Root, "tests", "FakeKms.Tool.Tests");
}
