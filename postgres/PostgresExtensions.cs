using Actors.Contents;
using Actors.Databases;
using Actors.Displays;
using Actors.Facts;
using Actors.Lanes;
using Actors.Migrations;
using Actors.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Actors;

/// <summary>Keeps in PostgreSQL what a store must not lose.</summary>
public static partial class PostgresExtensions
{
    /// <summary>
    /// Where the database is. Call it once; storage, membership, reminders and facts share its connections. Before anything of the host
    /// starts, the schema is brought up to date.
    /// </summary>
    public static IServiceCollection AddPostgresDatabase(this IServiceCollection services, Action<DatabaseOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>());
        services.AddOptions<DatabaseOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton<Database>();
        services.TryAddSingleton(static provider => new Migrator(
            provider.GetRequiredService<Database>(),
            Migration.Known,
            provider.GetRequiredService<IOptions<DatabaseOptions>>(),
            provider.GetRequiredService<ILogger<Migrator>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DatabaseOpening>());
        return services;
    }

    /// <summary>Adds a storage for grain states under a name, in the database of <see cref="AddPostgresDatabase"/>.</summary>
    public static ISiloBuilder AddPostgresGrainStorage(this ISiloBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        builder.Services.AddKeyedSingleton<IGrainStorage>(
            name, (services, _) => new PostgresGrainStorage(name, services.GetRequiredService<Database>()));
        return builder;
    }

    /// <summary>Keeps facts, and the decisions of the last days, in the database of <see cref="AddPostgresDatabase"/>.</summary>
    public static IServiceCollection AddPostgresFacts(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<IFactLog, PostgresFactLog>();
        services.AddSingleton<IPlayCounts, PostgresPlayCounts>();
        services.AddSingleton<IDecisionLog, PostgresDecisionLog>();
        return services;
    }

    /// <summary>Keeps content that came in while the store runs in the database of <see cref="AddPostgresDatabase"/>.</summary>
    public static IServiceCollection AddPostgresContent(this IServiceCollection services, Action<ContentStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ContentStoreOptions>().Configure(configure).Validate(
            static options => options.Limit > 0, $"{nameof(ContentStoreOptions)}.{nameof(ContentStoreOptions.Limit)} is below 1; allowed are 1 byte and more.").ValidateOnStart();
        services.AddSingleton<IContentStore, PostgresContentStore>();
        return services;
    }
}
