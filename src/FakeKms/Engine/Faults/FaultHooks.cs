using FakeKms.Engine.Faults.Scripts;

namespace FakeKms.Engine.Faults;

/// <summary>Runs a test's code before and after calls of KMS.</summary>
internal sealed class FaultHooks(FaultBook book) : ScriptHooks<KmsCall, KmsFault, KmsFiredFault>(book);
