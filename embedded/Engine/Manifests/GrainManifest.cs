using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>The grain interfaces and classes of all assemblies of the process, read from their generated lists.</summary>
internal sealed class GrainManifest(IServiceProvider services) : IManifestReader
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, InterfaceEntry> _interfaces = new();
    private readonly ConcurrentDictionary<GrainType, GrainClass> _byType = new();
    private readonly List<GrainClass> _classes = [];
    private int _assemblies;

    /// <exception cref="ArgumentException">The interface is not one of grains or observers, or its project does not use the code generator.</exception>
    public InterfaceEntry InterfaceOf(Type @interface)
    {
        if (_interfaces.TryGetValue(@interface, out var entry))
        {
            return entry;
        }

        ReadAssemblies();
        return _interfaces.TryGetValue(@interface, out entry)
            ? entry
            : throw new ArgumentException(
                $"There is no reference class for {@interface.FullName}. It must be an interface of grains or observers, in a project that is compiled with the embedded engine's code generator.");
    }

    public GrainInterfaceType NameOf(Type @interface) => GrainInterfaceType.Create(InterfaceOf(@interface).Name);

    /// <summary>The class of grains behind an interface.</summary>
    /// <exception cref="ArgumentException">There is none, or more than one that could be meant.</exception>
    public GrainClass ClassFor(Type @interface, string? prefix)
    {
        ReadAssemblies();
        List<GrainClass> candidates;
        lock (_gate)
        {
            candidates = _classes.FindAll(grain => @interface.IsAssignableFrom(grain.Class)
                && (string.IsNullOrEmpty(prefix) || grain.Class.FullName!.StartsWith(prefix, StringComparison.Ordinal)));
        }

        if (candidates.Count > 1)
        {
            // The class that is named like the interface is meant, as in Orleans.
            var conventional = candidates.FindAll(grain => $"I{grain.Class.Name}" == @interface.Name);
            candidates = conventional.Count == 1 ? conventional : candidates;
        }

        return candidates.Count switch
        {
            1 => candidates[0],
            0 => throw new ArgumentException($"No grain class implements {@interface.FullName}{(string.IsNullOrEmpty(prefix) ? "" : $" with the prefix {prefix}")}."),
            _ => throw new ArgumentException(
                $"{@interface.FullName} is implemented by {string.Join(" and ", candidates.Select(static grain => grain.Class.FullName))}; name one by its class name prefix."),
        };
    }

    /// <summary>The class of a grain type's name; null when there is none.</summary>
    public GrainClass? ClassOf(GrainType type)
    {
        if (_byType.TryGetValue(type, out var known))
        {
            return known;
        }

        ReadAssemblies();
        return _byType.GetValueOrDefault(type);
    }

    public void Interface(Type @interface, string name, Func<GrainReferenceShared, IdSpan, GrainReference> create) =>
        _interfaces.TryAdd(@interface, new InterfaceEntry(@interface, name, create));

    public void Grain(Type grainClass)
    {
        var grain = new GrainClass(services, grainClass);
        if (!_byType.TryAdd(grain.Type, grain))
        {
            throw new InvalidOperationException(
                $"{grainClass.FullName} and {_byType[grain.Type].Class.FullName} would both be grains of type '{grain.Type}'; give one of them another name with [GrainType].");
        }

        _classes.Add(grain);
    }

    private void ReadAssemblies()
    {
        lock (_gate)
        {
            var loaded = AppDomain.CurrentDomain.GetAssemblies();
            if (loaded.Length == _assemblies)
            {
                return;
            }

            var pending = new Queue<Assembly>(loaded);
            while (pending.TryDequeue(out var assembly))
            {
                if (assembly.IsDynamic || IsFramework(assembly.GetName().Name) || !_read.Add(assembly.FullName!))
                {
                    continue;
                }

                if (assembly.GetCustomAttribute<EmbeddedManifestAttribute>() is { } list)
                {
                    ((IEmbeddedManifest)Activator.CreateInstance(list.Manifest, nonPublic: true)!).Describe(this);
                }

                // Grain classes may live in a project of which nothing was used yet, so that it is not loaded.
                foreach (var reference in assembly.GetReferencedAssemblies())
                {
                    if (!IsFramework(reference.Name) && TryLoad(reference) is { } referenced)
                    {
                        pending.Enqueue(referenced);
                    }
                }
            }

            _assemblies = AppDomain.CurrentDomain.GetAssemblies().Length;
        }
    }

    private static bool IsFramework(string? name) => name is null
        || name.StartsWith("System", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name is "mscorlib" or "netstandard";

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            // A reference that is not shipped holds no grain of this process.
            return null;
        }
    }
}
