using Actors.Membership;
using Actors.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace Actors;

public static partial class PostgresExtensions
{
    /// <summary>Silos find each other through the database of <see cref="AddPostgresDatabase"/>, by the id of their cluster.</summary>
    public static ISiloBuilder UsePostgresClustering(this ISiloBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IMembershipTable, PostgresMembershipTable>();
        return builder;
    }

    /// <summary>Keeps reminders in the database of <see cref="AddPostgresDatabase"/>.</summary>
    public static ISiloBuilder UsePostgresReminders(this ISiloBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddReminders();
        builder.Services.AddSingleton<IReminderTable, PostgresReminderTable>();
        return builder;
    }
}
