namespace Actors.Displays;

/// <summary>The names by which files, HTTP and reports call content kinds and categories.</summary>
public static class ContentNames
{
    /// <summary>`image`, `video` or `html`.</summary>
    public static string Name(this ContentKind kind) => kind switch
    {
        ContentKind.Image => "image",
        ContentKind.Video => "video",
        ContentKind.Html => "html",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a content kind."),
    };

    /// <summary>`none`, `alcohol`, `tobacco`, `gambling`, `adult` or `family`.</summary>
    public static string Name(this ContentCategory category) => category switch
    {
        ContentCategory.None => "none",
        ContentCategory.Alcohol => "alcohol",
        ContentCategory.Tobacco => "tobacco",
        ContentCategory.Gambling => "gambling",
        ContentCategory.Adult => "adult",
        ContentCategory.Family => "family",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "Not a content category."),
    };

    /// <summary>Whether brand safety holds the category back until a store switches it on for a lane and hours.</summary>
    public static bool IsRestricted(this ContentCategory category) =>
        category is ContentCategory.Alcohol or ContentCategory.Tobacco or ContentCategory.Gambling or ContentCategory.Adult;
}
