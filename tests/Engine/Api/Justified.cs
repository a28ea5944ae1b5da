namespace Actors.Tests.Api;

/// <summary>The differences from the official assembly that are meant, each with its reason.</summary>
internal static class Justified
{
    private const string Serializable = "only there: implements System.Runtime.Serialization.ISerializable";
    private const string Properties = "only there: implements Orleans.Metadata.IGrainPropertiesProviderAttribute";

    private const string NoFormatter = "That is the binary formatter's contract, obsolete and refused by .NET; identities are kept as text.";
    private const string NoOtherSilo = "That contract describes a grain class to other silos; there is none, and the engine reads the class itself.";

    public static readonly Dictionary<(string Type, string Difference), string> Differences = new()
    {
        [("Orleans.Runtime.GrainId", Serializable)] = NoFormatter,
        [("Orleans.Runtime.GrainType", Serializable)] = NoFormatter,
        [("Orleans.Runtime.IdSpan", Serializable)] = NoFormatter,
        [("Orleans.Concurrency.ReentrantAttribute", Properties)] = NoOtherSilo,
        [("Orleans.Concurrency.MayInterleaveAttribute", Properties)] = NoOtherSilo,
    };
}
