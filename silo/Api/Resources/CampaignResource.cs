using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/campaigns`.</summary>
internal sealed class CampaignResource(StoreSettings store) : Resource<CampaignBody, CampaignView>(
    SignageKind.Campaign, "campaigns", "campaign",
    """{"name": "Bread in March", "advertiser": "Miller", "content": ["bread"], "fromDate": "2026-03-01", "untilDate": "2026-03-31", "goal": "plays", "amount": 5000}""",
    "name", "advertiser", "content", "target", "dayparts", "fromDate", "untilDate", "priority", "goal", "amount", "mostPlaysAnHour")
{
    protected override SignageItem Read(BodyFields body, SignageItem item) => item with
    {
        Campaign = new Campaign(
            body["name"].Text(),
            body.Optional("advertiser")?.Text() ?? "",
            body["content"].List(content => content.Text(), "content ids"),
            store.ReadTarget(body.Optional("target")),
            body.Optional("dayparts")?.List(daypart => daypart.Text(), "dayparts") ?? [],
            body["fromDate"].Date(),
            body["untilDate"].Date(),
            body.Optional("priority")?.Whole(0, 100) ?? ScheduleEntryResource.UsualPriority,
            body["goal"].Choice(SignageNames.Goals, SignageNames.Name),
            body["amount"].Number(0, 1_000_000_000),
            body.Optional("mostPlaysAnHour")?.Whole(1, 3_600)),
    };

    protected override CampaignView Show(SignageItem item)
    {
        var campaign = item.Campaign!;
        return new CampaignView(
            item.ItemId, item.Version, item.ChangedAt, item.ChangedBy, item.DeletedAt,
            campaign.Name, campaign.Advertiser, campaign.ContentIds, store.View(campaign.Target), campaign.DaypartIds, campaign.FromDate, campaign.UntilDate,
            campaign.Priority, campaign.Goal.Name(), campaign.Amount, campaign.MostPlaysAnHour);
    }
}
