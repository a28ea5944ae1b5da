namespace Actors.Api;

/// <summary>Says of an endpoint that it heeds `If-Match`, and `If-None-Match: *` where it may make what is not there, for the description of the API.</summary>
internal sealed record TakesVersion(bool MayMake);
