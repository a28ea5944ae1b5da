using System.Collections.Concurrent;
using Orleans;
using Orleans.Serialization;

namespace Actors.Embedded;

/// <summary>Which exceptions may cross a grain boundary. Within one process all could; between the processes of a cluster only these can, so that a caller here sees what it would see there.</summary>
internal static class ExceptionBoundary
{
    // The namespaces whose exceptions Orleans serialises by their base members, unless configured otherwise.
    private static readonly string[] Framework = ["System", "Microsoft", "Azure"];

    private static readonly ConcurrentDictionary<Type, bool> Permitted = new();

    /// <summary>What the caller gets in place of an exception that must not cross; null for one that may.</summary>
    public static CodecNotFoundException? Refuse(Exception exception) => FirstRefused(exception) is { } refused
        ? new CodecNotFoundException(
            $"{refused.GetType().FullName} cannot cross a grain boundary: the exception is neither marked [GenerateSerializer] nor one of the framework's. It said: {exception.Message}")
        : null;

    private static Exception? FirstRefused(Exception exception)
    {
        if (!Permitted.GetOrAdd(exception.GetType(), Judge))
        {
            return exception;
        }

        return exception is AggregateException several
            ? several.InnerExceptions.Select(FirstRefused).FirstOrDefault(static refused => refused is not null)
            : exception.InnerException is { } inner ? FirstRefused(inner) : null;
    }

    private static bool Judge(Type type) => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
        || (type.Namespace is { } space && Array.Exists(Framework, prefix => space.StartsWith(prefix, StringComparison.Ordinal)));
}
