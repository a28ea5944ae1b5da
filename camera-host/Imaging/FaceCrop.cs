using System.Numerics;

namespace Actors.Vision.Imaging;

/// <summary>Where in a picture a square crop lies: its upper left corner and one pixel's steps to the right and down.</summary>
internal readonly record struct FaceCrop(Vector2 Origin, Vector2 Right, Vector2 Down)
{
    /// <summary>A square around a face, turned so that the eyes lie level.</summary>
    /// <param name="face">The face.</param>
    /// <param name="scale">The square's side as a multiple of the longer side of the face's box.</param>
    /// <param name="size">Pixels on each side of the crop.</param>
    public static FaceCrop Around(in FaceBox face, float scale, int size)
    {
        var eyes = face.Points.LeftEye - face.Points.RightEye;
        var along = eyes.LengthSquared() > 0 ? Vector2.Normalize(eyes) : Vector2.UnitX;
        var side = Math.Max(face.Width, face.Height) * scale;
        var right = along * (side / size);
        var down = new Vector2(-right.Y, right.X);
        var centre = new Vector2(face.X + face.Width / 2, face.Y + face.Height / 2);

        // Pixel centres lie at halves: the middle of the crop is between its two middle pixels.
        return new FaceCrop(centre - new Vector2(0.5f) - (right + down) * ((size - 1) / 2f), right, down);
    }
}
