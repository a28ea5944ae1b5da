using System.Text.RegularExpressions;
using Actors.Facts;

namespace Actors.Access;

/// <summary>What an account must fulfil before it is added.</summary>
public static partial class AccessRules
{
    /// <summary>Most accounts of a store, revoked ones included.</summary>
    public const int MostAccounts = 1_000;

    /// <summary>The account that every store has: whoever holds its key file. No other may take its id.</summary>
    public const string Owner = "owner";

    private const int LongestName = 200;

    /// <summary>Throws when the account cannot be added.</summary>
    /// <exception cref="ArgumentException">The message names the field, the value and what is allowed.</exception>
    public static void Check(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.AccountId is null || !Ids().IsMatch(account.AccountId))
        {
            throw new ArgumentException($"AccountId is {PlainText.Quote(account.AccountId)}; allowed are 1 to 40 lower-case letters, digits and inner hyphens.", nameof(account));
        }

        if (account.AccountId == Owner)
        {
            throw new ArgumentException($"AccountId is \"{Owner}\", which is the account of the store's own key; allowed is any other id.", nameof(account));
        }

        PlainText.Check(account.Name, LongestName, nameof(account.Name));
        PlainText.Check(account.CreatedBy, LongestName, nameof(account.CreatedBy));
        if (!Enum.IsDefined(account.Role))
        {
            throw new ArgumentException($"Role is {account.Role}; allowed are viewer, operator and admin.", nameof(account));
        }

        if (account.KeyHash is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("KeyHash is no SHA-256; allowed are 64 lower-case hex digits.", nameof(account));
        }

        if (account.RevokedAt is not null)
        {
            throw new ArgumentException("RevokedAt is set; allowed is only an account whose key is good.", nameof(account));
        }
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();
}
