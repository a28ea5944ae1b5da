using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Storage;
using Orleans.Timers;

namespace Actors.Embedded;

/// <summary>Storage and reminders in a SQLite file. They exist with the embedded engine only; under Orleans, ADO.NET storage of the same name takes their place.</summary>
public static class SqliteSiloBuilderExtensions
{
    /// <summary>Adds a storage for grain states under a name.</summary>
    public static ISiloBuilder AddSqliteGrainStorage(this ISiloBuilder builder, string name, Action<SqliteGrainStorageOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        AddDatabase(builder.Services, name, configureOptions);
        builder.Services.AddKeyedSingleton<IGrainStorage>(name, (services, _) => new SqliteGrainStorage(
            name, services.GetRequiredService<SqliteDatabases>().Of(PathOf(services, name))));
        return builder;
    }

    /// <summary>Keeps reminders in a file.</summary>
    public static ISiloBuilder UseSqliteReminderService(this ISiloBuilder builder, Action<SqliteGrainStorageOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        const string Name = "reminders";
        AddDatabase(builder.Services, Name, configureOptions);
        builder.Services.TryAddSingleton<IReminderTable>(static services => new SqliteReminderTable(
            services.GetRequiredService<SqliteDatabases>().Of(PathOf(services, Name))));
        builder.Services.AddReminderService();
        return builder;
    }

    private static void AddDatabase(IServiceCollection services, string name, Action<SqliteGrainStorageOptions> configure)
    {
        services.TryAddSingleton<SqliteDatabases>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteGrainStorageOptions>, SqliteGrainStorageOptionsValidator>());
        services.AddOptions<SqliteGrainStorageOptions>(name).Configure(configure).ValidateOnStart();
        services.AddSingleton<ISiloPart>(provider => new SqliteStoragePart(
            provider.GetRequiredService<SqliteDatabases>(), PathOf(provider, name)));
    }

    private static string PathOf(IServiceProvider services, string name) =>
        services.GetRequiredService<IOptionsMonitor<SqliteGrainStorageOptions>>().Get(name).Path;
}
