using System.Text.RegularExpressions;

namespace Actors.Library;

/// <summary>`data:` addresses: which of them show something and cannot do anything.</summary>
internal static partial class DataAddress
{
    /// <summary>Whether the address holds a picture of pixels.</summary>
    public static bool IsPicture(string address) => Picture().IsMatch(address);

    /// <summary>Whether the address holds a typeface.</summary>
    public static bool IsFont(string address) => Font().IsMatch(address);

    /// <summary>The address of bytes.</summary>
    public static string Of(string mediaType, ReadOnlySpan<byte> bytes) => $"data:{mediaType};base64,{Convert.ToBase64String(bytes)}";

    [GeneratedRegex(@"^\s*data:image/(?:png|jpe?g|webp|gif|avif|bmp)[;,]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^\s*data:(?:font/[\w+-]+|application/(?:x-)?font-[\w+-]+|application/vnd\.ms-fontobject|application/octet-stream)[;,]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Font();
}
