using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Keys and references of grains.</summary>
public static class GrainExtensions
{
    /// <summary>The grain's reference under one of its interfaces.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)AsReference(grain, typeof(TGrainInterface));

    /// <inheritdoc cref="AsReference{TGrainInterface}(IAddressable)"/>
    public static object AsReference(this IAddressable grain, Type interfaceType)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(interfaceType);
        return grain switch
        {
            GrainReference reference => reference.Cast(interfaceType),
            IGrainBase itself => itself.GrainContext.GrainReference.Cast(interfaceType),
            _ => throw NotAGrain(grain),
        };
    }

    /// <summary>The same grain under another of its interfaces.</summary>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => AsReference<TGrainInterface>(grain);

    /// <inheritdoc cref="Cast{TGrainInterface}(IAddressable)"/>
    public static object Cast(this IAddressable grain, Type interfaceType) => AsReference(grain, interfaceType);

    public static GrainId GetGrainId(this IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference.GrainId,
            IGrainBase itself => itself.GrainContext.GrainId,
            _ => throw NotAGrain(grain),
        };
    }

    public static string GetPrimaryKeyString(this IAddressable grain) => GetGrainId(grain).Key.ToString();

    public static Guid GetPrimaryKey(this IAddressable grain) => GetGrainId(grain).GetGuidKey();

    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) => GetGrainId(grain).GetGuidKey(out keyExt);

    public static long GetPrimaryKeyLong(this IAddressable grain) => GetGrainId(grain).GetIntegerKey();

    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) => GetGrainId(grain).GetIntegerKey(out keyExt);

    private static ArgumentException NotAGrain(IAddressable grain) =>
        new($"{grain.GetType()} is neither a grain nor a reference to one.", nameof(grain));
}
