using Actors.Emergencies;
using Actors.Lanes;
using Actors.Signage;
using Actors.TestKit;

namespace Actors.Tests.Emergencies;

public class EmergencyRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly LaneSettings Lane = Some.Lane(Some.Content("welcome", isDefault: true));

    [Fact]
    public void Of_several_for_one_screen_the_gravest_counts_of_equals_the_latest_then_the_first_by_id()
    {
        Emergency[] all =
        [
            Some_("old", EmergencySeverity.Severe, -10),
            Some_("b", EmergencySeverity.Severe, -5),
            Some_("a", EmergencySeverity.Severe, -5),
            Some_("minor", EmergencySeverity.Minor, -1),
            Some_("to come", EmergencySeverity.Extreme, 5),
            Some_("over", EmergencySeverity.Extreme, -60) with { ExpiresAt = Now },
            Some_("revoked", EmergencySeverity.Extreme, -1) with { RevokedAt = Now.AddSeconds(-1) },
            Some_("elsewhere", EmergencySeverity.Extreme, -1) with { Target = new Target([LaneKind.Entrance], ["s1/other"], ["s1/other/screen-1"]) },
        ];
        for (var round = 0; round < 20; round++)
        {
            var orders = new EmergencyOrders(1, [.. all.OrderBy(_ => Random.Shared.Next())]);
            EmergencyRules.For(Some.DisplayId, Lane, orders, Now)!.EmergencyId.ShouldBe("a");
        }

        EmergencyRules.For(Some.DisplayId, Lane, new EmergencyOrders(1, [.. all]), Now.AddMinutes(5))!.EmergencyId.ShouldBe("to come");
        EmergencyRules.For(Some.DisplayId, Lane, null, Now).ShouldBeNull();
    }

    [Fact]
    public void The_next_change_is_the_nearest_beginning_or_end()
    {
        EmergencyRules.NextChange(EmergencyOrders.None, Now).ShouldBeNull();
        var orders = new EmergencyOrders(1,
        [
            Some_("now", EmergencySeverity.Severe, -10) with { ExpiresAt = Now.AddMinutes(7) },
            Some_("soon", EmergencySeverity.Severe, 3),
            Some_("revoked", EmergencySeverity.Severe, 1) with { RevokedAt = Now },
        ]);
        EmergencyRules.NextChange(orders, Now).ShouldBe(Now.AddMinutes(3));
        EmergencyRules.NextChange(orders, Now.AddMinutes(3)).ShouldBe(Now.AddMinutes(7));
        EmergencyRules.NextChange(orders, Now.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    public void Those_that_are_open_are_all_kept_and_of_the_others_the_latest_hundred()
    {
        var over = Enumerable.Range(1, 150).Select(minutes => Some_($"over-{minutes:D3}", EmergencySeverity.Minor, -minutes - 60) with { ExpiresAt = Now.AddMinutes(-minutes) });
        var open = Enumerable.Range(1, 120).Select(minutes => Some_($"open-{minutes:D3}", EmergencySeverity.Minor, -minutes) with { ExpiresAt = Now.AddDays(1) });

        var kept = EmergencyRules.Kept([.. over, .. open], Now);

        kept.Count(emergency => !EmergencyRules.IsOver(emergency, Now)).ShouldBe(120);
        kept.Where(emergency => EmergencyRules.IsOver(emergency, Now)).Select(emergency => emergency.EmergencyId)
            .ShouldBe(Enumerable.Range(1, 100).Select(minutes => $"over-{minutes:D3}"), ignoreOrder: true);
        kept.Select(emergency => emergency.StartsAt).ShouldBeInOrder(SortDirection.Descending);
    }

    private static Emergency Some_(string id, EmergencySeverity severity, double startsInMinutes) => new(
        id, id, Some.Content("alert"), new Target([LaneKind.Checkout], [], []), severity, Now.AddMinutes(startsInMinutes), Now.AddMinutes(startsInMinutes).AddHours(1), "anna", EmergencyRules.FromOperator);
}
