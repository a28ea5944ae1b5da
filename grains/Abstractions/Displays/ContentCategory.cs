namespace Actors.Displays;

/// <summary>What brand safety judges content by. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.content-category")]
public enum ContentCategory
{
    /// <summary>Not restricted.</summary>
    None = 0,

    /// <summary>Alcoholic drinks.</summary>
    Alcohol = 1,

    /// <summary>Tobacco and nicotine.</summary>
    Tobacco = 2,

    /// <summary>Gambling and lotteries.</summary>
    Gambling = 3,

    /// <summary>Content for adults only.</summary>
    Adult = 4,

    /// <summary>For families: not restricted, and never shown right before or after restricted content.</summary>
    Family = 5,
}
