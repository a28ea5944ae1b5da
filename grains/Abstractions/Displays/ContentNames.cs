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

    /// <summary>`none`, `alcohol`, `tobacco`, `gambling` or `adult`.</summary>
    public static string Name(this ContentCategory category) => category switch
    {
        ContentCategory.None => "none",
        ContentCategory.Alcohol => "alcohol",
        ContentCategory.Tobacco => "tobacco",
        ContentCategory.Gambling => "gambling",
        ContentCategory.Adult => "adult",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "Not a content category."),
    };
}
