using Orleans.Serialization;

namespace Actors.Clusters;

/// <summary>What went wrong in a grain reaches its caller with its cause, though a cause is often of a type that has no codec of its own, such as the database's.</summary>
internal static class ClusterExceptions
{
    public static void Carry(ExceptionSerializationOptions exceptions)
    {
        exceptions.SupportedNamespacePrefixes.Add("Actors");
        exceptions.SupportedNamespacePrefixes.Add("Npgsql");
    }
}
