using Actors.Displays;
using Actors.Emergencies;
using Actors.Library;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Makes the page of an emergency that has no content of its own, and keeps it where screens fetch content.</summary>
internal sealed class EmergencyPages(StoreSettings store, ILibrary library)
{
    /// <summary>The zones of places where German is what people read; everywhere else the page's own words are English.</summary>
    private static readonly string[] German = ["Europe/Berlin", "Europe/Busingen", "Europe/Vienna", "Europe/Zurich", "Europe/Vaduz"];

    /// <summary>The language of the store's screens.</summary>
    public string Language => German.Contains(store.Zone) ? "de" : "en";

    /// <param name="id">The emergency's id.</param>
    /// <param name="headline">What it is, in one line.</param>
    /// <param name="text">What has happened; null for nothing.</param>
    /// <param name="instruction">What to do; null for nothing.</param>
    /// <param name="severity">How grave it is.</param>
    /// <param name="language">The language of the texts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RefusedException">The page cannot be made or kept.</exception>
    public async Task<ContentItem> MakeAsync(string id, string headline, string? text, string? instruction, EmergencySeverity severity, string language, CancellationToken cancellationToken)
    {
        try
        {
            return await library.PutGeneratedAsync($"emergency-{id}", headline, AlertPage.Html(headline, text, instruction, severity, language), cancellationToken);
        }
        catch (ContentRefusedException refusal)
        {
            throw RefusedException.Unavailable($"The emergency is not fired, because its page cannot be kept: {refusal.Message} Fire one that shows a piece of content of the store instead.");
        }
    }
}
