using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>Makes references to grains and observers.</summary>
internal sealed class GrainFactory(Silo silo) : IClusterClient
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), (InterfaceEntry Entry, GrainReferenceShared Shared)> _grains = new();

    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        Make<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        Make<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        Make<TGrainInterface>(StringKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey =>
        Make<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey, Extension(keyExtension)), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey =>
        Make<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey, Extension(keyExtension)), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)(object)Cast(silo, grainId, typeof(TGrainInterface));

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        Make(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        Make(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => Make(grainInterfaceType, StringKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) =>
        Make(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey, Extension(keyExtension)));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) =>
        Make(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey, Extension(keyExtension)));

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference or IGrainBase or not TGrainObserverInterface)
        {
            throw new ArgumentException(
                $"{obj.GetType()} cannot be observed through {typeof(TGrainObserverInterface)}: it must be an object of its own that implements it, neither a grain nor a reference.",
                nameof(obj));
        }

        silo.Manifest.InterfaceOf(typeof(TGrainObserverInterface));
        return (TGrainObserverInterface)(object)Cast(silo, silo.Observers.Add(obj), typeof(TGrainObserverInterface));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is not GrainReference reference || reference.GrainId.Type != ObserverRegistry.Type)
        {
            throw new ArgumentException($"{obj.GetType()} is no reference that {nameof(CreateObjectReference)} made.", nameof(obj));
        }

        silo.Observers.Remove(reference.GrainId);
    }

    /// <summary>A reference to a known grain or observer under an interface.</summary>
    public static GrainReference Cast(Silo silo, GrainId id, Type interfaceType)
    {
        if (interfaceType == typeof(IAddressable))
        {
            return new SelfReference(silo, id);
        }

        var entry = silo.Manifest.InterfaceOf(interfaceType);
        return entry.Create(new GrainReferenceShared(id.Type, GrainInterfaceType.Create(entry.Name), interfaceType, silo), id.Key);
    }

    private static IdSpan StringKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return IdSpan.Create(key);
    }

    private static string Extension(string extension)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(extension);
        return extension;
    }

    private TGrainInterface Make<TGrainInterface>(IdSpan key, string? prefix) => (TGrainInterface)(object)Make(typeof(TGrainInterface), key, prefix);

    private IGrain Make(Type interfaceType, IdSpan key)
    {
        ArgumentNullException.ThrowIfNull(interfaceType);
        return (IGrain)(object)Make(interfaceType, key, null);
    }

    private GrainReference Make(Type interfaceType, IdSpan key, string? prefix)
    {
        var (entry, shared) = _grains.GetOrAdd((interfaceType, prefix), static (wanted, silo) =>
        {
            var entry = silo.Manifest.InterfaceOf(wanted.Interface);
            var grainClass = silo.Manifest.ClassFor(wanted.Interface, wanted.Prefix);
            return (entry, new GrainReferenceShared(grainClass.Type, GrainInterfaceType.Create(entry.Name), wanted.Interface, silo));
        }, silo);
        return entry.Create(shared, key);
    }
}
