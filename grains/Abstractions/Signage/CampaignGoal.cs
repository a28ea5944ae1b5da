namespace Actors.Signage;

/// <summary>What a campaign has been promised. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.campaign-goal")]
public enum CampaignGoal
{
    /// <summary>A number of plays over the whole campaign, paced evenly over its open time. One play is one screen showing it once.</summary>
    Plays = 0,

    /// <summary>A share of the time in which the campaign is open, in percent (share of voice).</summary>
    SharePercent = 1,

    /// <summary>Seconds in each hour in which the campaign is open.</summary>
    SecondsAnHour = 2,
}
