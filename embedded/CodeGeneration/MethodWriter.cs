using System.Text;
using Microsoft.CodeAnalysis;

namespace Actors.Embedded.CodeGeneration;

/// <summary>Writes one method of a reference, and the struct that carries its arguments.</summary>
internal sealed class MethodWriter
{
    private readonly IMethodSymbol _method;
    private readonly string _call;
    private readonly string? _result;
    private readonly bool _returnsTask;
    private readonly bool _oneWay;

    private MethodWriter(IMethodSymbol method, int number)
    {
        _method = method;
        _call = $"Call{number}";
        var type = (INamedTypeSymbol)method.ReturnType;
        _result = type.IsGenericType ? Symbols.Name(type.TypeArguments[0]) : null;
        _returnsTask = type.Name == "Task";
        _oneWay = method.ReturnsVoid || Symbols.HasAttribute(method, "Orleans.Concurrency", "OneWayAttribute");
    }

    private string Face => Symbols.Name(_method.ContainingType);

    /// <summary>A writer for the member; null for one that needs none, or that the engine cannot call.</summary>
    public static MethodWriter? Accept(INamedTypeSymbol type, ISymbol member, int number, List<Problem> problems)
    {
        // A member inherited from another assembly has no place in this one's source: the interface stands for it.
        ISymbol place = member.Locations.Any(static location => location.IsInSource) ? member : type;
        if (member is INamedTypeSymbol || (member.IsStatic && !member.IsAbstract) || IsAccessor(member))
        {
            return null;
        }

        if (member is not IMethodSymbol method || member.IsStatic)
        {
            problems.Add(Problem.At(Problems.Member, place, type.Name, member.Name));
            return null;
        }

        var before = problems.Count;
        var full = $"{type.Name}.{method.Name}";
        if (method.IsGenericMethod)
        {
            problems.Add(Problem.At(Problems.GenericMethod, place, full));
        }

        if (!IsAwaitable(method))
        {
            problems.Add(Problem.At(Problems.ReturnType, place, full, method.ReturnType.ToDisplayString()));
        }

        foreach (var parameter in method.Parameters.Where(static parameter => parameter.RefKind != RefKind.None))
        {
            problems.Add(Problem.At(Problems.Parameter, place, full, parameter.Name));
        }

        return problems.Count == before ? new MethodWriter(method, number) : null;
    }

    public void WriteMethod(StringBuilder source)
    {
        var parameters = string.Join(", ", _method.Parameters.Select(static (parameter, i) => $"{Symbols.Name(parameter.Type)} a{i}"));
        var values = string.Join(", ", _method.Parameters.Select(static (parameter, i) => $"A{i} = {Copied(parameter, i)}"));
        var call = $"new {_call} {{ {values} }}";
        source.AppendLine();
        source.AppendLine($"        {Symbols.Name(_method.ReturnType)} {Face}.{_method.Name}({parameters})");
        if (!_oneWay)
        {
            var send = _result is null
                ? $"global::Actors.Embedded.Calls.Send(this, {call})"
                : $"global::Actors.Embedded.Calls.Send<{_call}, {_result}>(this, {call})";
            source.AppendLine($"            => {send}{(_returnsTask ? ".AsTask()" : "")};");
            return;
        }

        source.AppendLine("        {");
        source.AppendLine(_result is null
            ? $"            global::Actors.Embedded.Calls.Post(this, {call});"
            : $"            global::Actors.Embedded.Calls.Post<{_call}, {_result}>(this, {call});");
        if (!_method.ReturnsVoid)
        {
            source.AppendLine(_result is null
                ? $"            return global::System.Threading.Tasks.{(_returnsTask ? "Task" : "ValueTask")}.CompletedTask;"
                : $"            return global::System.Threading.Tasks.{(_returnsTask ? "Task" : "ValueTask")}.FromResult<{_result}>(default!);");
        }

        source.AppendLine("        }");
    }

    public void WriteCall(StringBuilder source)
    {
        var arguments = string.Join(", ", _method.Parameters.Select(static (_, i) => $"A{i}"));
        var types = string.Join(", ", _method.Parameters.Select(static parameter => $"typeof({Symbols.TypeOf(parameter.Type)})"));
        var parameterTypes = _method.Parameters.Length == 0 ? "global::System.Type.EmptyTypes" : $"new global::System.Type[] {{ {types} }}";
        var timeout = Symbols.AttributeText(_method, "Orleans", "ResponseTimeoutAttribute");
        var token = _method.Parameters.Select(static (parameter, i) => (parameter, i))
            .Where(static pair => Symbols.Is(pair.parameter.Type, "System.Threading", "CancellationToken"))
            .Select(static pair => $"A{pair.i}").FirstOrDefault() ?? "default";

        source.AppendLine();
        source.AppendLine($"        private struct {_call} : global::Actors.Embedded.ICall{(_result is null ? "" : $"<{_result}>")}");
        source.AppendLine("        {");
        source.AppendLine($"            private static readonly global::Actors.Embedded.CallShape s_shape = new(typeof({Symbols.TypeOf(_method.ContainingType)}), {ReferenceWriter.Literal(_method.Name)}, {parameterTypes}, (global::Orleans.CodeGeneration.InvokeMethodOptions){Options()}, {(timeout is null ? "null" : ReferenceWriter.Literal(timeout))});");
        for (var i = 0; i < _method.Parameters.Length; i++)
        {
            source.AppendLine($"            public {Symbols.Name(_method.Parameters[i].Type)} A{i};");
        }

        source.AppendLine("            public static global::Actors.Embedded.CallShape Shape => s_shape;");
        source.AppendLine($"            public readonly global::System.Threading.CancellationToken CancellationToken => {token};");
        source.AppendLine($"            public readonly global::System.Threading.Tasks.ValueTask{(_result is null ? "" : $"<{_result}>")} Invoke(object target)");
        WriteInvocation(source, $"((({Face})target)).{_method.Name}({arguments})");
        WriteAccess(source);
        source.AppendLine("        }");
    }

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol
    {
        MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove or MethodKind.EventRaise,
    };

    private static bool IsAwaitable(IMethodSymbol method) =>
        method.ReturnsVoid
        || Symbols.Is(method.ReturnType, "System.Threading.Tasks", "Task")
        || Symbols.Is(method.ReturnType, "System.Threading.Tasks", "ValueTask");

    private static string Copied(IParameterSymbol parameter, int i) =>
        Symbols.HasAttribute(parameter, "Orleans", "ImmutableAttribute") ? $"a{i}" : $"global::Actors.Embedded.Copier.Copy(a{i})";

    private void WriteInvocation(StringBuilder source, string invocation)
    {
        if (_method.ReturnsVoid)
        {
            source.AppendLine("            {");
            source.AppendLine($"                {invocation};");
            source.AppendLine("                return default;");
            source.AppendLine("            }");
            return;
        }

        source.AppendLine(_returnsTask
            ? $"                => new({invocation});"
            : $"                => {invocation};");
    }

    private void WriteAccess(StringBuilder source)
    {
        source.AppendLine("            public readonly object? GetArgument(int index) => index switch");
        source.AppendLine("            {");
        for (var i = 0; i < _method.Parameters.Length; i++)
        {
            source.AppendLine($"                {i} => A{i},");
        }

        source.AppendLine("                _ => throw new global::System.ArgumentOutOfRangeException(nameof(index)),");
        source.AppendLine("            };");
        source.AppendLine("            public void SetArgument(int index, object? value)");
        source.AppendLine("            {");
        source.AppendLine("                switch (index)");
        source.AppendLine("                {");
        for (var i = 0; i < _method.Parameters.Length; i++)
        {
            source.AppendLine($"                    case {i}: A{i} = ({Symbols.Name(_method.Parameters[i].Type)})value!; break;");
        }

        source.AppendLine("                    default: throw new global::System.ArgumentOutOfRangeException(nameof(index));");
        source.AppendLine("                }");
        source.AppendLine("            }");
    }

    private int Options()
    {
        const int OneWay = 1;
        const int ReadOnly = 2;
        const int AlwaysInterleave = 4;
        return (_oneWay ? OneWay : 0)
            | (Symbols.HasAttribute(_method, "Orleans.Concurrency", "ReadOnlyAttribute") ? ReadOnly : 0)
            | (Symbols.HasAttribute(_method, "Orleans.Concurrency", "AlwaysInterleaveAttribute") ? AlwaysInterleave : 0);
    }
}
