using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>A constructor parameter that the engine fills: a persistent state.</summary>
internal sealed class Facet
{
    private static readonly MethodInfo Create1 = typeof(Facet).GetMethod(nameof(CreateState), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly PersistentStateAttribute _state;
    private readonly Func<IGrainContext, IPersistentStateConfiguration, object> _create;

    private Facet(Type type, PersistentStateAttribute state)
    {
        Type = type;
        _state = state;
        _create = Create1.MakeGenericMethod(type.GetGenericArguments()[0])
            .CreateDelegate<Func<IGrainContext, IPersistentStateConfiguration, object>>();
    }

    public Type Type { get; }

    /// <summary>The parameter's facet; null when services fill it.</summary>
    public static Facet? Of(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttributes().FirstOrDefault(static attribute => attribute is IFacetMetadata) is not { } attribute)
        {
            return null;
        }

        var type = parameter.ParameterType;
        var place = $"Parameter {parameter.Name} of the constructor of {parameter.Member.DeclaringType!.FullName}";
        if (attribute is not PersistentStateAttribute state)
        {
            throw new NotSupportedException($"{place} is marked [{attribute.GetType().Name}]; the embedded engine fills persistent states only.");
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPersistentState<>)
            ? new Facet(type, state)
            : throw new ArgumentException($"{place} is marked [PersistentState], so its type must be IPersistentState<T>; it is {type}.");
    }

    public object Create(IGrainContext context) => _create(context, _state);

    private static object CreateState<TState>(IGrainContext context, IPersistentStateConfiguration configuration) =>
        context.ActivationServices.GetRequiredService<IPersistentStateFactory>().Create<TState>(context, configuration);
}
