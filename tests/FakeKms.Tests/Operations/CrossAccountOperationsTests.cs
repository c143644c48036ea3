using System.Text.RegularExpressions;
using FakeKms.Engine.Authorization;
using FakeKms.Tests.Guards;

namespace FakeKms.Tests.Operations;

internal sealed partial class CrossAccountOperationsTests
{
    // RetireGrant and RevokeGrant do, too; their documentation says so in other words.
    [Test]
    public void The_operations_that_work_across_accounts_are_those_that_the_documentation_of_the_SDK_names()
    {
        var documented = Documentation().Matches(File.ReadAllText(SourceTree.Metadata("SdkDocumentation"))).Select(match => match.Groups[1].Value).Concat(["RetireGrant", "RevokeGrant"]);

        Assert.That(CrossAccountActions.All, Is.EquivalentTo(documented.SelectMany(Actions).Distinct()));
    }

    private static IEnumerable<string> Actions(string operation) => operation == "ReEncrypt" ? ["kms:ReEncryptFrom", "kms:ReEncryptTo"] : ["kms:" + operation];

    [GeneratedRegex(@"<member name=""T:Amazon\.KeyManagementService\.Model\.(\w+)Request"">(?:(?!</member>).)*?<b>Cross-account use</b>:\s*Yes", RegexOptions.Singleline)]
    private static partial Regex Documentation();
}
