namespace Actors.Tests.Api;

/// <summary>
/// Types of Orleans that its other assemblies hold. Those cannot be compared here: of Orleans, the registry serves one package
/// only. They were compared with its sources by hand, and tests/Conformance compiles and runs against the real ones wherever
/// Orleans can be had whole.
/// </summary>
internal static class Elsewhere
{
    public static readonly Dictionary<string, string[]> TypesByAssembly = new()
    {
        ["Orleans.Serialization.Abstractions"] =
        [
            "Orleans.AliasAttribute", "Orleans.GenerateSerializerAttribute", "Orleans.IdAttribute", "Orleans.ImmutableAttribute",
            "Orleans.ResponseTimeoutAttribute",
        ],
        ["Orleans.Serialization"] =
        [
            "Orleans.Serialization.CodecNotFoundException", "Orleans.Serialization.Invocation.IInvokable",
            "Orleans.Serialization.Invocation.ITargetHolder", "Orleans.Serialization.SerializerException",
        ],
        ["Orleans.Core"] =
        [
            "Orleans.CollectionAgeLimitAttribute", "Orleans.Configuration.MessagingOptions", "Orleans.GrainState<T>", "Orleans.IClusterClient",
            "Orleans.IGrainState<T>", "Orleans.KeepAliveAttribute", "Orleans.Storage.BadProviderConfigException", "Orleans.Storage.IGrainStorage",
            "Orleans.Storage.InconsistentStateException",
        ],
        ["Orleans.Runtime"] =
        [
            "Orleans.Configuration.GrainCollectionOptions", "Orleans.Configuration.SiloMessagingOptions",
            "Orleans.Hosting.GrainCallFilterSiloBuilderExtensions", "Orleans.Hosting.ISiloBuilder", "Orleans.Hosting.SiloBuilderExtensions",
            "Orleans.Hosting.SiloBuilderStartupExtensions", "Orleans.IFacetMetadata", "Orleans.Runtime.IPersistentState<TState>",
            "Orleans.Runtime.IPersistentStateConfiguration", "Orleans.Runtime.IPersistentStateFactory", "Orleans.Runtime.IStartupTask",
            "Orleans.Runtime.PersistentStateAttribute",
        ],
        ["Orleans.Persistence.Memory"] =
        [
            "Orleans.Configuration.MemoryGrainStorageOptions", "Orleans.Hosting.MemoryGrainStorageSiloBuilderExtensions",
        ],
        ["Orleans.Reminders"] =
        [
            "Orleans.GrainReminderExtensions", "Orleans.Hosting.ReminderOptions", "Orleans.Hosting.SiloBuilderReminderExtensions",
            "Orleans.Hosting.SiloBuilderReminderMemoryExtensions", "Orleans.IRemindable", "Orleans.Runtime.IGrainReminder",
            "Orleans.Runtime.ReminderException", "Orleans.Runtime.TickStatus", "Orleans.Timers.IReminderRegistry",
        ],
    };

    public static IEnumerable<string> Types => TypesByAssembly.Values.SelectMany(static types => types);
}
