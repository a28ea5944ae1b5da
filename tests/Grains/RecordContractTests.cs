using System.Reflection;
using Actors.Stores;

namespace Actors.Tests;

/// <summary>What grains keep in the state database. A field may be added with a new id; none may change its name, id or type.</summary>
public class RecordContractTests
{
    [Fact]
    public void The_fields_of_the_grains_records_never_change() =>
        string.Join("\n", typeof(ActorsRuntimeExtensions).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Record", StringComparison.Ordinal) && type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => $"{type.GetCustomAttribute<AliasAttribute>()!.Alias}: " + string.Join(", ", type.GetProperties()
                .Select(property => $"{property.GetCustomAttribute<IdAttribute>()!.Id} {property.PropertyType.Name} {property.Name}")))).ShouldBe(
        """
        actors.access-record: 0 ImmutableArray`1 Accounts
        actors.camera-hosts-record: 0 ImmutableArray`1 Posts
        actors.camera-record: 0 LaneMode Mode
        actors.display-record: 0 DisplayProgram Program, 1 EmergencyAcknowledgement Acknowledged
        actors.emergency-record: 0 Int64 Revision, 1 ImmutableArray`1 Emergencies, 2 ImmutableArray`1 Lanes
        actors.lane-record: 0 LaneSettings Settings, 1 LaneMode Mode, 2 LaneSchedule Schedule, 3 EmergencyOrders Emergencies
        actors.signage-record: 0 Int64 Revision, 1 ImmutableArray`1 Items, 2 ImmutableArray`1 Done, 3 String StoreHash
        actors.store-record: 0 StoreSettings Settings
        actors.tally-record: 0 LaneTally Tally
        """);
}
