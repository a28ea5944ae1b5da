namespace Actors.Vision;

/// <summary>What the mesh model says of one crop. The mesh itself is reduced to angles and wiped.</summary>
/// <param name="FaceProbability">Probability that the crop shows a face, 0 to 1.</param>
/// <param name="YawDegrees">Turn of the head, 0 facing the camera, -90 to 90.</param>
public readonly record struct MeshReading(float FaceProbability, float YawDegrees);

/// <summary>What the two attribute models say of one face in one frame.</summary>
/// <param name="Age">faceres: expected age in years.</param>
/// <param name="UnderTwentyFive">faceres: probability that the age is below 25, 0 to 1.</param>
/// <param name="Male">faceres: probability of male, 0 to 1.</param>
/// <param name="SecondAge">face-api: age in years.</param>
/// <param name="SecondMale">face-api: probability of male, 0 to 1.</param>
public readonly record struct AttributeReading(float Age, float UnderTwentyFive, float Male, float SecondAge, float SecondMale);
