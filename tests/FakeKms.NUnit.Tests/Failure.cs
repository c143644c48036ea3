using NUnit.Framework.Internal;

namespace FakeKms.Assertions.Tests;

/// <summary>The message of an assertion that fails, without failing the test that asks for it.</summary>
internal static class Failure
{
    public static string Of(Action assertion)
    {
        using (new TestExecutionContext.IsolatedContext())
        {
            try
            {
                assertion();
            }
            catch (AssertionException failure)
            {
                return failure.Message;
            }
        }
        return "the assertion held";
    }
}
