using System.Collections.Immutable;
using System.Globalization;
using Actors.Audiences;
using Actors.Displays;

namespace Actors.Lanes;

/// <summary>
/// Chooses content by rules. Ruled out is what does not suit the lane's kind, what brand safety blocks and what is meant for another audience.
/// Of the rest the highest score wins (<see cref="AudienceMatch"/>). At the end of a spot, that spot is not shown again while anything else
/// fits. Among equals the one that has not played for longest comes first, and of those that never played the first in the store's list.
/// Default content is for everybody, so something always fits.
/// </summary>
internal sealed class ContentChoice
{
    private readonly List<string> _steps = [];
    private readonly List<Candidate> _fitting = [];

    /// <summary>Weighs the content of a lane.</summary>
    /// <param name="content">What it may choose from.</param>
    /// <param name="kind">The lane's kind.</param>
    /// <param name="audience">The audience that counts.</param>
    /// <param name="knowledge">What may be said about it.</param>
    /// <param name="blockerOf">Why an item must not be shown because of its category, or null.</param>
    public ContentChoice(IEnumerable<ContentItem> content, LaneKind kind, AudienceSnapshot audience, AudienceKnowledge knowledge, Func<ContentItem, string?> blockerOf)
    {
        foreach (var item in content)
        {
            if (!LaneRules.Suits(item, kind))
            {
                RuleOut(item, $"it plays in {string.Join(", ", item.LaneKinds.Select(kind => kind.Name()))} only");
            }
            else if (blockerOf(item) is { } blocker)
            {
                RuleOut(item, blocker);
            }
            else if (AudienceMatch.Of(item.Audience, audience, knowledge) is { Fits: true } fit)
            {
                _fitting.Add(new Candidate(item, fit));
            }
            else
            {
                RuleOut(item, AudienceMatch.Of(item.Audience, audience, knowledge).Words);
            }
        }
    }

    /// <summary>How well the content fits; 0 when it was ruled out.</summary>
    public double Score(string contentId) => _fitting.Find(candidate => candidate.Item.ContentId == contentId)?.Fit.Score ?? 0;

    /// <summary>The highest score there is; 0 when everything was ruled out.</summary>
    public double Best => _fitting.Count == 0 ? 0 : _fitting.Max(candidate => candidate.Fit.Score);

    /// <summary>Picks the content to play.</summary>
    /// <param name="leave">The spot that has just ended; null when none has.</param>
    /// <param name="lastPlayed">The number of an item's latest play; larger is later, 0 is never.</param>
    public (ContentItem Item, string Reason, ImmutableArray<string> Steps) Pick(string? leave, Func<string, long> lastPlayed)
    {
        var left = _fitting.Find(candidate => candidate.Item.ContentId == leave);
        var candidates = left is not null && _fitting.Count > 1 ? _fitting.Where(candidate => candidate != left).ToList() : _fitting;
        var best = candidates.Max(candidate => candidate.Fit.Score);
        var equals = candidates.Where(candidate => candidate.Fit.Score == best).ToList();
        var chosen = equals.MinBy(candidate => lastPlayed(candidate.Item.ContentId))!;

        foreach (var candidate in _fitting)
        {
            _steps.Add(string.Create(CultureInfo.InvariantCulture, $"{candidate.Item.Title} fits with a score of {candidate.Fit.Score:0.00}: {candidate.Fit.Words}."));
        }

        if (left is not null && candidates != _fitting)
        {
            _steps.Add($"{left.Item.Title} has just played, so anything else that fits comes first.");
        }

        if (equals.Count > 1)
        {
            _steps.Add($"{equals.Count} score equally; {chosen.Item.Title} has not played for longest.");
        }

        _steps.Add($"Chosen: {chosen.Item.Title}.");
        var why = best > 1 || equals.Count == 1
            ? $"{chosen.Item.Title}: {chosen.Fit.Words}"
            : $"{chosen.Item.Title}: nothing more specific fits, and {chosen.Fit.Words}";
        return (chosen.Item, $"{why}.", [.. _steps]);
    }

    private void RuleOut(ContentItem item, string why) => _steps.Add($"{item.Title} is ruled out: {why}.");

    private sealed record Candidate(ContentItem Item, AudienceFit Fit);
}
