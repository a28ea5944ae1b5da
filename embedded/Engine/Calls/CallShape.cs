using System.ComponentModel;
using System.Reflection;
using Orleans;
using Orleans.CodeGeneration;

namespace Actors.Embedded;

/// <summary>What all calls of one grain method have in common. Made once per method by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallShape
{
    private readonly Type[] _parameters;
    private MethodInfo? _method;

    /// <param name="interface">The interface that declares the method.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="parameters">Its parameters' types, in order.</param>
    /// <param name="options">What its attributes allow.</param>
    /// <param name="responseTimeout">What its <see cref="ResponseTimeoutAttribute"/> says, as a time span's text.</param>
    public CallShape(Type @interface, string name, Type[] parameters, InvokeMethodOptions options, string? responseTimeout)
    {
        Interface = @interface;
        Name = name;
        _parameters = parameters;
        Options = options;
        ResponseTimeout = responseTimeout is null ? null : new ResponseTimeoutAttribute(responseTimeout).Timeout;
        Mode = options.HasFlag(InvokeMethodOptions.AlwaysInterleave) ? CallMode.Interleaved
            : options.HasFlag(InvokeMethodOptions.ReadOnly) ? CallMode.ReadOnly
            : CallMode.Exclusive;
    }

    public Type Interface { get; }

    public string Name { get; }

    public InvokeMethodOptions Options { get; }

    public TimeSpan? ResponseTimeout { get; }

    public int ParameterCount => _parameters.Length;

    /// <summary>The interface's method; only filters ask for it.</summary>
    public MethodInfo Method => _method ??= Interface.GetMethod(Name, _parameters)
        ?? throw new MissingMethodException(Interface.FullName, Name);

    internal CallMode Mode { get; }

    public override string ToString() => $"{Interface.Name}.{Name}";
}
