using System.Reflection;
using System.Runtime;
using System.Runtime.Loader;
using Amazon.KeyManagementService;

namespace FakeKms.Tests.Hosting;

/// <summary>
/// The library once more, as a process finds it that has not used it yet: nothing of it is compiled, and of what it invents names with nothing is loaded. The
/// SDK is the one of the tests.
/// </summary>
internal sealed class FreshCopy : AssemblyLoadContext
{
    private static readonly string[] Own = ["FakeKms", "Bogus"];

    private readonly Assembly library;

    public FreshCopy()
        : base(nameof(FreshCopy)) => library = LoadFromAssemblyName(new AssemblyName("FakeKms"));

    public IEnumerable<string?> Loaded => Assemblies.Select(assembly => assembly.GetName().Name);

    /// <summary>How many methods some work makes the runtime compile. Times differ from run to run; this hardly does.</summary>
    public static int MethodsCompiledBy(Action work)
    {
        var before = JitInfo.GetCompiledMethodCount(currentThread: true);
        work();
        return (int)(JitInfo.GetCompiledMethodCount(currentThread: true) - before);
    }

    /// <summary>What <c>FakeKmsServer.Start(k => k.WithKey(alias))</c> gives.</summary>
    public IDisposable Start(string alias)
    {
        var builder = library.GetType("FakeKms.FakeKmsBuilder")!;
        var withKey = builder.GetMethods().Single(method => method.Name == "WithKey" && method.GetParameters().Length == 2);
        Action<object> configure = settings => withKey.Invoke(settings, [alias, null]);
        var start = library.GetType("FakeKms.FakeKmsServer")!.GetMethod("Start")!;
        return (IDisposable)start.Invoke(null, [Delegate.CreateDelegate(typeof(Action<>).MakeGenericType(builder), configure.Target, configure.Method)])!;
    }

    public static IAmazonKeyManagementService ClientOf(IDisposable server) =>
        (IAmazonKeyManagementService)server.GetType().GetMethod("CreateClient", Type.EmptyTypes)!.Invoke(server, null)!;

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Own.Contains(assemblyName.Name) ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll")) : null;
}
