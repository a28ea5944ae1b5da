using System.Numerics;

namespace Actors.Vision;

/// <summary>A face that the detector found, in pixels of the frame; parts may lie outside of it.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width, above 0.</param>
/// <param name="Height">Height, above 0.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Points">The detector's six key points.</param>
public readonly record struct FaceBox(float X, float Y, float Width, float Height, float Score, FacePoints Points);

/// <summary>Blazeface's six key points, in pixels of the frame; right and left are the person's own.</summary>
public readonly record struct FacePoints(Vector2 RightEye, Vector2 LeftEye, Vector2 Nose, Vector2 Mouth, Vector2 RightEar, Vector2 LeftEar);
