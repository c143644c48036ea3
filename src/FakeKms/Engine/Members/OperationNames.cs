using FakeKms.Model;

namespace FakeKms.Engine.Members;

/// <summary>The names of operations that a test writes.</summary>
internal static class OperationNames
{
    /// <exception cref="ArgumentException">KMS has no such operation.</exception>
    public static string Checked(string operation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        return SdkOperations.Names.Contains(operation)
            ? operation
            : throw new ArgumentException($"'{operation}' is no operation of KMS{NearestName.Question(operation, SdkOperations.Names)}", nameof(operation));
    }
}
