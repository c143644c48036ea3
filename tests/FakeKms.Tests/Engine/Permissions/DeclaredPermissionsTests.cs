using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Operations;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>What the operations declare is what AWS documents: their permissions, and the condition keys of each with their types.</summary>
public class DeclaredPermissionsTests
{
    private static IEnumerable<string> Names => OperationCatalog.All.Select(operation => operation.Name);

    [TestCaseSource(nameof(Names))]
    public void The_permissions_of_an_operation_are_the_documented_ones_in_their_order(string name) => Assert.That(
        Permissions(name).Select(permission => $"{permission.Action} on {permission.Declared.Scope.Name}"),
        Is.EqualTo(ConditionTables.Permissions.GetValueOrDefault(name, [$"{name} on key"])));

    [TestCaseSource(nameof(Names))]
    public void The_condition_keys_of_each_permission_are_the_documented_ones(string name) =>
        Assert.That(Permissions(name).SelectMany(permission => Differences(permission, ConditionTables.OfKms)), Is.Empty);

    [Test]
    public void The_condition_keys_of_all_requests_are_the_documented_ones() => Assert.That(
        PermissionScope.Global.All.Select(Words), Is.EquivalentTo(ConditionTables.Global.Select(documented => documented.Words)));

    [Test]
    public void Every_documented_permission_and_condition_belongs_to_an_operation()
    {
        var actions = Names.SelectMany(Permissions).SelectMany(permission => new[] { permission.Action, Group(permission.Declared) }).ToHashSet();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ConditionTables.Permissions.Keys.Except(Names), Is.Empty);
            Assert.That(ConditionTables.OfKms.SelectMany(documented => documented.Where).Except(actions), Is.Empty);
        }
    }

    [Test]
    public void The_comparison_notices_a_key_too_few_or_too_many_and_another_type_or_number_of_values()
    {
        var sign = Permissions("Sign").Single();
        DocumentedCondition Change(DocumentedCondition documented, string name, Func<DocumentedCondition, DocumentedCondition> change) =>
            documented.Name == name ? change(documented) : documented;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Differences(sign, [.. ConditionTables.OfKms.Where(documented => documented.Name != "kms:MessageType")]),
                Is.EqualTo(new[] { "Sign has kms:MessageType (String)" }));
            Assert.That(
                Differences(sign, [.. ConditionTables.OfKms, new("kms:Digest", ConditionType.Bool, false, "Sign")]),
                Is.EqualTo(new[] { "Sign lacks kms:Digest (Bool)" }));
            Assert.That(
                Differences(sign, [.. ConditionTables.OfKms.Select(documented => Change(documented, "kms:MultiRegion", old => old with { Type = ConditionType.String }))]),
                Is.EquivalentTo(new[] { "Sign has kms:MultiRegion (Bool)", "Sign lacks kms:MultiRegion (String)" }));
            Assert.That(
                Differences(sign, [.. ConditionTables.OfKms.Select(documented => Change(documented, "kms:ResourceAliases", old => old with { IsMultivalued = false }))]),
                Is.EquivalentTo(new[] { "Sign has kms:ResourceAliases (String, several)", "Sign lacks kms:ResourceAliases (String)" }));
        }
    }

    internal static IEnumerable<(string Action, IPermission Declared)> Permissions(string operation)
    {
        var found = OperationCatalog.Find(operation)!;
        return found.NeededPermissions.Cast<IPermission>().Select(declared => ((declared.Action ?? found.Action)["kms:".Length..], declared));
    }

    private static IEnumerable<string> Differences((string Action, IPermission Declared) permission, IReadOnlyList<DocumentedCondition> documented)
    {
        var (action, declared) = permission;
        var has = declared.Conditions.All.Concat(declared.Scope.Conditions.All).Select(Words).ToArray();
        var should = documented.Where(condition => Concerns(condition, action, declared)).Select(condition => condition.Words).ToArray();
        return has.Except(should).Select(key => $"{action} has {key}").Concat(should.Except(has).Select(key => $"{action} lacks {key}"));
    }

    // Alias: "None (when controlling access to the alias)".
    private static bool Concerns(DocumentedCondition condition, string action, IPermission declared) =>
        declared.Scope != PermissionScope.Alias && (condition.Where.Contains(action) || condition.Where.Contains(Group(declared)));

    private static string Group(IPermission declared) =>
        declared.Scope == PermissionScope.Key ? "keys"
        : declared.Scope == PermissionScope.NewKey ? "new keys"
        : declared.Scope == PermissionScope.KeyStores ? "key stores"
        : "";

    private static string Words(ConditionKey key) => new DocumentedCondition(key.Name, key.Type, key.IsMultivalued).Words;
}
