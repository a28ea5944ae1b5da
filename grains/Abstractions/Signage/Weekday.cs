namespace Actors.Signage;

/// <summary>A day of the week, numbered as in ISO 8601. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.weekday")]
public enum Weekday
{
    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 2,

    /// <summary>Wednesday.</summary>
    Wednesday = 3,

    /// <summary>Thursday.</summary>
    Thursday = 4,

    /// <summary>Friday.</summary>
    Friday = 5,

    /// <summary>Saturday.</summary>
    Saturday = 6,

    /// <summary>Sunday.</summary>
    Sunday = 7,
}
