namespace Actors.Api;

/// <summary>An account. Its key is shown once, to whoever made it.</summary>
internal sealed record AccountView(string Id, string Name, string Role, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? RevokedAt);

/// <summary>A new account with its key, which is shown this once.</summary>
internal sealed record NewAccountView(string Id, string Name, string Role, DateTimeOffset CreatedAt, string CreatedBy, string Key);

/// <summary>A new account; the id is made from the name where there is none. The role is `viewer`, `operator` or `admin`.</summary>
internal sealed record AccountBody(string? Id, string Name, string Role);

/// <summary>Whose key a request carried.</summary>
internal sealed record MeView(string Id, string Name, string Role);
