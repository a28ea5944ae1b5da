using Actors.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Lets grains register reminders.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds reminders; where they are kept is configured beside it.</summary>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddReminders();
        return builder;
    }

    /// <inheritdoc cref="AddReminders(ISiloBuilder)"/>
    public static void AddReminders(this IServiceCollection services) => services.AddReminderService();
}
