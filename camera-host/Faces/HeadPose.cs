using System.Numerics;

namespace Actors.Vision;

/// <summary>The turn of a head and whether it faces the camera.</summary>
public static class HeadPose
{
    /// <summary>A head turned by less than this, in degrees, looks towards the camera and the screen beside it.</summary>
    public const float LookingDegrees = 20;

    // How far the nose stands out before the line between the ears, in half distances of the ears. Fitted to the mesh model's yaw on 138 faces
    // turned by up to 30 degrees (root mean square of the difference 3.4 degrees); see tests/Vision/Faces/HeadPoseTests.
    private const float NoseReach = 1.9f;

    /// <summary>The yaw from the detector's six key points: 0 facing the camera, positive towards the person's left, -90 to 90.</summary>
    public static float YawDegrees(in FacePoints points)
    {
        var ears = points.LeftEar - points.RightEar;
        var width = ears.Length();
        if (width == 0)
        {
            return float.NaN;
        }

        var along = ears / width;
        var offset = Vector2.Dot(points.Nose - (points.LeftEar + points.RightEar) / 2, along);
        return float.RadiansToDegrees(MathF.Atan2(offset, width / 2 * NoseReach));
    }

    /// <summary>Whether a head turned so looks towards the camera; NaN does not.</summary>
    public static bool IsLooking(float yawDegrees) => Math.Abs(yawDegrees) < LookingDegrees;
}
