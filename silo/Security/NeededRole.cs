using Actors.Access;

namespace Actors.Security;

/// <summary>Says of an endpoint which role it needs, for the description of the API.</summary>
internal sealed record NeededRole(AccountRole Least);
