namespace Actors.Displays;

/// <summary>Categories that brand safety restricts. The values are persisted: they only grow.</summary>
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
}
