namespace Actors.Api;

/// <summary>For whom content is meant; whatever is missing limits nothing.</summary>
internal sealed record AudienceBody(IReadOnlyList<string>? AgeBands, string? Gender, int? MinimumPeople, int? MaximumPeople);

/// <summary>What an operator says about a piece of content. What is missing is as usual: the file's name as title, plays of 5 to 15 s, a video for its length.</summary>
internal sealed record ContentSettingsBody(
    string? Title, string? Category, double? MinimumSeconds, double? MaximumSeconds, AudienceBody? Audience, IReadOnlyList<string>? LaneKinds,
    DateTimeOffset? AvailableFrom, DateTimeOffset? ExpiresAt, bool? Rotates);

/// <summary>An upload as `multipart/form-data`: the file, and what is said about it as JSON.</summary>
internal sealed record ContentUploadBody(IFormFile File, ContentSettingsBody? Settings);

/// <summary>A piece of content. What the store file names has the source `store-file`, no version, and is changed there alone.</summary>
internal sealed record ContentView(
    string Id, long Version, DateTimeOffset? ChangedAt, string? ChangedBy, DateTimeOffset? DeletedAt,
    string Title, string FileName, string Kind, string Sha256, string MediaType, long Bytes, int? Width, int? Height, double? DurationSeconds, string File, string? Thumbnail,
    string Category, double MinimumSeconds, double MaximumSeconds, AudienceBody? Audience, IReadOnlyList<string> LaneKinds,
    DateTimeOffset? AvailableFrom, DateTimeOffset? ExpiresAt, bool Expired, bool Rotates, string Source);
