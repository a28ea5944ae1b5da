using Actors.Audiences;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.Tests.Messages;

/// <summary>Numbers that lie in databases and ledgers. A value may be added at the end; none may change or go.</summary>
public class PersistedEnumTests
{
    [Fact]
    public void The_values_of_persisted_enums_never_change()
    {
        Values<AgeBand>().ShouldBe("Unknown=0 Under18=1 From18To34=2 From35To54=3 From55=4");
        Values<Gender>().ShouldBe("Unknown=0 Female=1 Male=2");
        Values<CameraState>().ShouldBe("Starting=0 Running=1 Failed=2 Off=3 Lost=4");
        Values<ContentCategory>().ShouldBe("None=0 Alcohol=1 Tobacco=2 Gambling=3 Adult=4");
        Values<ContentKind>().ShouldBe("Image=0 Video=1 Html=2");
        Values<LaneKind>().ShouldBe("Checkout=0 Entrance=1 Aisle=2 FittingRoom=3");
        Values<LaneMode>().ShouldBe("Off=0 CountOnly=1 Demographics=3");
    }

    [Fact]
    public void Every_enum_of_the_messages_is_frozen_here() =>
        typeof(Sighting).Assembly.GetTypes().Where(type => type.IsEnum).Select(type => type.Name).Order()
            .ShouldBe(["AgeBand", "CameraState", "ContentCategory", "ContentKind", "Gender", "LaneKind", "LaneMode"]);

    private static string Values<T>()
        where T : struct, Enum =>
        string.Join(" ", Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)}"));
}
