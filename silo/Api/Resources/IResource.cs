using Actors.Signage;

namespace Actors.Api;

/// <summary>One kind of a store's signage as HTTP has it.</summary>
internal interface IResource
{
    SignageKind Kind { get; }

    /// <summary>What stands behind `/api/v1/`.</summary>
    string Path { get; }

    /// <summary>What one of them is, for sentences: `playlist`.</summary>
    string Noun { get; }

    /// <summary>The shape of a body, for the description of the API.</summary>
    Type Body { get; }

    /// <summary>The shape of an answer, for the description of the API.</summary>
    Type View { get; }

    /// <summary>A body as somebody might send it.</summary>
    string Example { get; }

    /// <summary>Reads an item; its version, times and names are the grain's to set.</summary>
    /// <param name="body">The body. What the store sets itself (`version`, `changedAt`, `changedBy`, `deletedAt`) may stand in it, as in what was read, and is not used.</param>
    /// <param name="id">The item's id; null where the body may say it, and the item has none where it does not.</param>
    SignageItem Read(BodyValue body, string? id);

    /// <summary>The item as HTTP shows it.</summary>
    object ViewOf(SignageItem item);
}
