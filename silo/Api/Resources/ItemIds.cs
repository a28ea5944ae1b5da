using System.Security.Cryptography;
using System.Text;

namespace Actors.Api;

/// <summary>Ids made from names: lower-case letters, digits and inner hyphens, 40 at most.</summary>
internal static class ItemIds
{
    private const int Longest = 40;

    /// <summary>`käse-gouda` becomes `kaese-gouda`; a name without a letter or digit becomes the noun.</summary>
    public static string From(string name, string noun)
    {
        var id = new StringBuilder();
        foreach (var character in name.ToLowerInvariant().Normalize(NormalizationForm.FormC))
        {
            id.Append(character switch
            {
                (>= 'a' and <= 'z') or (>= '0' and <= '9') => character.ToString(),
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                'é' or 'è' or 'ê' => "e",
                'á' or 'à' or 'â' => "a",
                'ç' => "c",
                'ñ' => "n",
                _ => id is [.., not '-'] ? "-" : "",
            });
        }

        var text = id.ToString().Trim('-');
        return text.Length == 0 ? noun.Replace(' ', '-') : Cut(text, Longest);
    }

    /// <summary>Another id where the first is taken. The same for the same key, so that a repeated request finds what it made.</summary>
    public static string Another(string id, string? idempotencyKey)
    {
        var suffix = Convert.ToHexStringLower(idempotencyKey is null ? RandomNumberGenerator.GetBytes(3) : SHA256.HashData(Encoding.UTF8.GetBytes(idempotencyKey)).AsSpan(0, 3));
        return $"{Cut(id, Longest - suffix.Length - 1)}-{suffix}";
    }

    private static string Cut(string id, int longest) => id.Length <= longest ? id : id[..longest].TrimEnd('-');
}
