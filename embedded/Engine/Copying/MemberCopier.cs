using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Actors.Embedded;

/// <summary>Writes the code that copies an object field by field, read-only fields included; it is compiled once per type.</summary>
internal static class MemberCopier
{
    private static readonly MethodInfo RecordCopy = typeof(CopyContext).GetMethod(nameof(CopyContext.Record))!;
    private static readonly MethodInfo TypeFromHandle = typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!;
    private static readonly MethodInfo Uninitialized = typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.GetUninitializedObject))!;

    public static Delegate Build(Type type, IReadOnlyList<FieldInfo> fields)
    {
        var method = new DynamicMethod($"Copy {type.Name}", type, [type, typeof(CopyContext)], typeof(MemberCopier).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        var copy = code.DeclareLocal(type);
        if (type.IsValueType)
        {
            code.Emit(OpCodes.Ldloca, copy);
            code.Emit(OpCodes.Initobj, type);
        }
        else
        {
            Create(code, type);
            code.Emit(OpCodes.Stloc, copy);
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldloc, copy);
            code.Emit(OpCodes.Call, RecordCopy);
        }

        foreach (var field in fields)
        {
            code.Emit(type.IsValueType ? OpCodes.Ldloca : OpCodes.Ldloc, copy);
            code.Emit(type.IsValueType ? OpCodes.Ldarga_S : OpCodes.Ldarg, (short)0);
            code.Emit(OpCodes.Ldfld, field);
            if (!Shallow.IsAlways(field.FieldType))
            {
                code.Emit(OpCodes.Ldarg_1);
                code.Emit(OpCodes.Call, typeof(TypeCopier<>).MakeGenericType(field.FieldType)
                    .GetMethod(nameof(TypeCopier<>.Copy), BindingFlags.Public | BindingFlags.Static)!);
            }

            code.Emit(OpCodes.Stfld, field);
        }

        code.Emit(OpCodes.Ldloc, copy);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate(typeof(Func<,,>).MakeGenericType(type, typeof(CopyContext), type));
    }

    private static void Create(ILGenerator code, Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is { } constructor)
        {
            code.Emit(OpCodes.Newobj, constructor);
            return;
        }

        code.Emit(OpCodes.Ldtoken, type);
        code.Emit(OpCodes.Call, TypeFromHandle);
        code.Emit(OpCodes.Call, Uninitialized);
        code.Emit(OpCodes.Castclass, type);
    }
}
