namespace Actors.Membership;

/// <summary>The members at one moment.</summary>
/// <param name="Version">Grows with every change of a member but its signs of life.</param>
/// <param name="Members">The rows with their etags.</param>
internal sealed record MemberList(int Version, IReadOnlyList<(MemberRow Row, string Etag)> Members);
