using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Timers;

namespace Actors.Embedded;

internal static class ReminderServices
{
    public static void AddReminderService(this IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(ReminderService)))
        {
            return;
        }

        services.AddSingleton<ReminderService>();
        services.AddSingleton<IReminderRegistry>(static services => services.GetRequiredService<ReminderService>());
        services.AddSingleton<ISiloPart>(static services => services.GetRequiredService<ReminderService>());
    }
}
