using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FakeKms.Mutants;

/// <summary>
/// Stryker's own switch looks for what it has met in a list, at every step of the library: all tests would take an hour. This one sets a mark in an array.
/// </summary>
internal static class QuickSwitch
{
    public const string Met = "Met";
    public const string MetOnce = "MetOnce";

    /// <summary>Writes the changed library, with the other switch in it.</summary>
    public static void Put(string library, string into, int mutants)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(library);
        var module = assembly.MainModule;
        var control = module.Types.Single(type => type.Name == "MutantControl");
        var inStatic = module.Types.Single(type => type.Name == "MutantContext").Methods.Single(method => method.Name == "InStatic");
        var met = Array(Met, control, mutants);
        var once = Array(MetOnce, control, mutants);
        var body = control.Methods.Single(method => method.Name == "IsActive").Body = new(control.Methods.Single(method => method.Name == "IsActive"));
        var code = body.GetILProcessor();
        var end = code.Create(OpCodes.Ldsfld, control.Fields.Single(field => field.Name == "ActiveMutant"));
        Mark(code, met);
        code.Emit(OpCodes.Call, inStatic);
        code.Emit(OpCodes.Brfalse, end);
        Mark(code, once);
        code.Append(end);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ceq);
        code.Emit(OpCodes.Ret);
        // Made for a debugger, it would be left as slow as it stands.
        assembly.CustomAttributes.Remove(assembly.CustomAttributes.SingleOrDefault(attribute => attribute.AttributeType.Name == "DebuggableAttribute"));
        assembly.Write(into);
    }

    private static FieldDefinition Array(string name, TypeDefinition control, int length)
    {
        var field = new FieldDefinition(name, FieldAttributes.Public | FieldAttributes.Static, new ArrayType(control.Module.TypeSystem.Byte));
        control.Fields.Add(field);
        var code = control.Methods.Single(method => method.IsConstructor && method.IsStatic).Body.GetILProcessor();
        foreach (var step in new[] { code.Create(OpCodes.Stsfld, field), code.Create(OpCodes.Newarr, control.Module.TypeSystem.Byte), code.Create(OpCodes.Ldc_I4, length) })
        {
            code.InsertBefore(code.Body.Instructions[0], step);
        }
        return field;
    }

    private static void Mark(ILProcessor code, FieldDefinition marks)
    {
        code.Emit(OpCodes.Ldsfld, marks);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4_1);
        code.Emit(OpCodes.Stelem_I1);
    }
}
