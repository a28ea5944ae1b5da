using System.Numerics;
using Actors.Vision;

namespace Actors.Tests.Vision.Faces;

public sealed class HeadPoseTests
{
    [Fact]
    public void A_symmetrical_face_looks_straight_at_the_camera() => HeadPose.YawDegrees(Turned(0)).ShouldBe(0, 1e-3);

    [Theory]
    [InlineData(0.5f)]
    [InlineData(-0.3f)]
    public void A_roll_of_the_head_does_not_change_its_yaw(float roll) =>
        HeadPose.YawDegrees(Turned(8, roll)).ShouldBe(HeadPose.YawDegrees(Turned(8)), 1e-3);

    [Fact]
    public void The_nose_s_side_is_the_yaw_s_sign()
    {
        HeadPose.YawDegrees(Turned(8)).ShouldBeGreaterThan(0);
        HeadPose.YawDegrees(Turned(-8)).ShouldBe(-HeadPose.YawDegrees(Turned(8)), 1e-3);
        HeadPose.YawDegrees(Turned(16)).ShouldBeGreaterThan(HeadPose.YawDegrees(Turned(8)));
    }

    [Fact]
    public void Ears_in_one_place_say_nothing() => HeadPose.YawDegrees(default).ShouldBe(float.NaN);

    [Theory]
    [InlineData(0, true)]
    [InlineData(19.9f, true)]
    [InlineData(-19.9f, true)]
    [InlineData(20, false)]
    [InlineData(-45, false)]
    [InlineData(float.NaN, false)]
    public void Looking_means_turned_by_less_than_twenty_degrees(float yaw, bool looking) => HeadPose.IsLooking(yaw).ShouldBe(looking);

    private static FacePoints Turned(float nose, float roll = 0)
    {
        var turn = Matrix3x2.CreateRotation(roll);
        Vector2 At(float x, float y) => Vector2.Transform(new Vector2(x, y), turn);
        return new FacePoints(At(-15, -10), At(15, -10), At(nose, 0), At(0, 15), At(-30, 0), At(30, 0));
    }
}
