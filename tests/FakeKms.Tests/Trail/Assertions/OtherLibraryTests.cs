using System.Linq.Expressions;
using AnotherAssertionLibrary;
using FakeKms;
using FakeKms.Tests;

namespace AnotherAssertionLibrary
{
    /// <summary>Extension methods with the signatures of a widespread assertion library.</summary>
    internal static class EnumerableAssertions
    {
        public static void ShouldContain<T>(this IEnumerable<T> actual, Expression<Func<T, bool>> elementPredicate, string? customMessage = null) =>
            throw new InvalidOperationException($"the other library was called: {actual} {elementPredicate} {customMessage}");

        public static void ShouldNotContain<T>(this IEnumerable<T> actual, Expression<Func<T, bool>> elementPredicate, string? customMessage = null) =>
            throw new InvalidOperationException($"the other library was called: {actual} {elementPredicate} {customMessage}");

        public static void ShouldBeEmpty<T>(this IEnumerable<T>? actual, string? customMessage = null) =>
            throw new InvalidOperationException($"the other library was called: {actual} {customMessage}");

        public static void ShouldContain(this string actual, string expected) =>
            Assert.That(actual, Does.Contain(expected));
    }
}

namespace FakeKms.Tests.Trail.Assertions
{
    public class OtherLibraryTests : InMemory
    {
        [Test]
        public async Task Another_library_with_the_same_verbs_does_not_get_in_the_way()
        {
            Kms.Trail.ShouldBeEmpty();
            await Client.CreateSymmetricKeyAsync();

            Kms.Trail.ShouldContain(e => e.EventName == "CreateKey");
            Kms.Trail.Since(0).ShouldContain(e => e.EventName == "CreateKey");
            Kms.Trail.ToArray().ShouldNotContain(e => e.EventName == "DeleteKey");
            Kms.Trail.ToString().ShouldContain("CreateKey");
        }
    }
}
