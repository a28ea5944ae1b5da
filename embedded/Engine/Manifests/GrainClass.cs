using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Actors.Embedded;

/// <summary>What the engine knows of a grain class.</summary>
internal sealed class GrainClass
{
    private readonly Lazy<(ObjectFactory Create, Facet[] Facets)> _factory;
    private readonly Lazy<Func<object, IInvokable, bool>?> _mayInterleave;

    public GrainClass(IServiceProvider services, Type type)
    {
        Class = type;
        Type = type.GetCustomAttributes(inherit: false).OfType<IGrainTypeProviderAttribute>().FirstOrDefault() is { } named
            ? named.GetGrainType(services, type)
            : GrainType.Create(DefaultName(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        _mayInterleave = new Lazy<Func<object, IInvokable, bool>?>(() => FindPredicate(type));
        IsFilter = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        CollectionAge = type.IsDefined(typeof(KeepAliveAttribute))
            ? TimeSpan.MaxValue
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit;
        _factory = new Lazy<(ObjectFactory, Facet[])>(() => FindConstructor(type));
    }

    public Type Class { get; }

    public GrainType Type { get; }

    public bool IsReentrant { get; }

    public bool IsFilter { get; }

    /// <summary>Whether a grain lets a call interleave; null when its class does not ask.</summary>
    /// <exception cref="InvalidOperationException">The method that the class names is not there, or of another shape.</exception>
    public Func<object, IInvokable, bool>? MayInterleave => _mayInterleave.Value;

    /// <summary>How long activations may be idle; null for the silo's own limit.</summary>
    public TimeSpan? CollectionAge { get; }

    /// <summary>Makes the grain of an activation.</summary>
    public object Create(IGrainContext context)
    {
        // A class that names a method it does not have fails here, where its caller hears of it.
        _ = MayInterleave;
        var (create, facets) = _factory.Value;
        return create(context.ActivationServices, Array.ConvertAll(facets, facet => (object?)facet.Create(context)));
    }

    private static Func<object, IInvokable, bool>? FindPredicate(Type type)
    {
        if (type.GetCustomAttribute<MayInterleaveAttribute>() is not { CallbackMethodName: var name })
        {
            return null;
        }

        var method = type.GetMethod(name, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy, [typeof(IInvokable)]);
        if (method is null || method.ReturnType != typeof(bool))
        {
            throw new InvalidOperationException(
                $"[MayInterleave] of {type.FullName} names {name}; the class must have the public method bool {name}({nameof(IInvokable)} call).");
        }

        if (method.IsStatic)
        {
            var predicate = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, call) => predicate(call);
        }

        return (grain, call) => (bool)method.Invoke(grain, [call])!;
    }

    private static string DefaultName(Type type)
    {
        const string Suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length ? name[..^Suffix.Length] : name;
    }

    private static (ObjectFactory Create, Facet[] Facets) FindConstructor(Type type)
    {
        var constructors = type.GetConstructors();
        var constructor = constructors.FirstOrDefault(static one => one.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(static one => one.GetParameters().Length)
            ?? throw new InvalidOperationException($"The grain class {type.FullName} has no public constructor.");
        Facet[] facets = [.. constructor.GetParameters().Select(Facet.Of).OfType<Facet>()];
        return (ActivatorUtilities.CreateFactory(type, Array.ConvertAll(facets, static facet => facet.Type)), facets);
    }
}
