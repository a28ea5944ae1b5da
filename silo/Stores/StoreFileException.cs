using System.Collections.Immutable;

namespace Actors.Stores;

/// <summary>A store file cannot be read, or has errors.</summary>
internal sealed class StoreFileException(string path, ImmutableArray<StoreFileError> errors)
    : ActorsException(string.Join(Environment.NewLine, errors.Select(error => $"{path}: {error}")))
{
    /// <summary>The file as it was given.</summary>
    public string Path { get; } = path;

    /// <summary>Every error, one or more.</summary>
    public ImmutableArray<StoreFileError> Errors { get; } = errors;
}
