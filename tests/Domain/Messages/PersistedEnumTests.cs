using Actors.Access;
using Actors.Audiences;
using Actors.Cameras;
using Actors.Displays;
using Actors.Emergencies;
using Actors.Lanes;
using Actors.Signage;

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
        Values<ContentCategory>().ShouldBe("None=0 Alcohol=1 Tobacco=2 Gambling=3 Adult=4 Family=5");
        Values<ContentKind>().ShouldBe("Image=0 Video=1 Html=2");
        Values<LaneKind>().ShouldBe("Checkout=0 Entrance=1 Aisle=2 FittingRoom=3");
        Values<AccountRole>().ShouldBe("Viewer=1 Operator=2 Admin=3");
        Values<CampaignGoal>().ShouldBe("Plays=0 SharePercent=1 SecondsAnHour=2");
        Values<DisplayHealth>().ShouldBe("Unknown=0 Healthy=1 Off=2 Stale=3 Frozen=4 Dark=5 Offline=6");
        Values<EmergencySeverity>().ShouldBe("Unknown=0 Minor=1 Moderate=2 Severe=3 Extreme=4");
        Values<SignageEditKind>().ShouldBe("Put=0 Delete=1 Restore=2");
        Values<SignageKind>().ShouldBe("Content=0 Daypart=1 Playlist=2 ScheduleEntry=3 Campaign=4 Layout=5 ScreenHours=6");
        Values<SignageVerdict>().ShouldBe("Done=0 Repeated=1 NotFound=2 VersionMismatch=3 Refused=4 KeyReused=5");
        Values<Weekday>().ShouldBe("Monday=1 Tuesday=2 Wednesday=3 Thursday=4 Friday=5 Saturday=6 Sunday=7");
        Values<LaneMode>().ShouldBe("Off=0 CountOnly=1 Demographics=3");
    }

    [Fact]
    public void Every_enum_of_the_messages_is_frozen_here() =>
        typeof(Sighting).Assembly.GetTypes().Where(type => type.IsEnum).Select(type => type.Name).Order()
            .ShouldBe([
                "AccountRole", "AgeBand", "CameraState", "CampaignGoal", "ContentCategory", "ContentKind", "DisplayHealth", "EmergencySeverity", "Gender", "LaneKind", "LaneMode",
                "SignageEditKind", "SignageKind", "SignageVerdict", "Weekday",
            ]);

    private static string Values<T>()
        where T : struct, Enum =>
        string.Join(" ", Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)}"));
}
