using Actors.Security;

namespace Actors.Api;

/// <summary>Adds and maps what people and programs change a store's signage with.</summary>
internal static class SignageServices
{
    public static IServiceCollection AddSignageApi(this IServiceCollection services) => services
        .AddSingleton<IResource, DaypartResource>()
        .AddSingleton<IResource, PlaylistResource>()
        .AddSingleton<IResource, ScheduleEntryResource>()
        .AddSingleton<IResource, CampaignResource>()
        .AddSingleton<IResource, LayoutResource>()
        .AddSingleton<IResource, ScreenHoursResource>()
        .AddSingleton<Resources>()
        .AddSingleton<SignageChanges>()
        .AddSingleton<SignageApi>()
        .AddSingleton<BulkApi>()
        .AddSingleton<AccountsApi>()
        .AddSingleton<AuditApi>()
        .AddSingleton<PlaysApi>()
        .AddSingleton<CampaignProgressApi>()
        .AddSingleton<ScheduleApi>()
        .AddSingleton<EmergencyPages>()
        .AddSingleton<EmergencyScreens>()
        .AddSingleton<EmergencyApi>()
        .AddSingleton<CapApi>();

    /// <summary>Keeps the accounts known and the audit list written while the server runs; after the engine has started.</summary>
    public static IServiceCollection AddStoreAccess(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<AccountBook>())
        .AddHostedService(provider => provider.GetRequiredService<Audit>())
        .AddHostedService<EmergencyRehearsal>();

    public static void MapSignageApi(this WebApplication app, bool readsNeedKey)
    {
        app.Services.GetRequiredService<SignageApi>().Map(app, readsNeedKey);
        app.Services.GetRequiredService<BulkApi>().Map(app);
        app.Services.GetRequiredService<AccountsApi>().Map(app);
        app.Services.GetRequiredService<AuditApi>().Map(app, readsNeedKey);
        app.Services.GetRequiredService<PlaysApi>().Map(app, readsNeedKey);
        app.Services.GetRequiredService<CampaignProgressApi>().Map(app, readsNeedKey);
        app.Services.GetRequiredService<ScheduleApi>().Map(app, readsNeedKey);
        app.Services.GetRequiredService<EmergencyApi>().Map(app, readsNeedKey);
        app.Services.GetRequiredService<CapApi>().Map(app);
    }
}
