namespace Actors.Displays;

/// <summary>A part of a picture that the host asked a page for.</summary>
/// <param name="Id">The question's id.</param>
/// <param name="Part">Which part, from 0 in order.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Bytes">The part in base64.</param>
internal sealed record PagePicturePart(Guid Id, int Part, int Of, string Bytes);
