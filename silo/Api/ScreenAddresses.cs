namespace Actors.Api;

/// <summary>Where screens are opened: at the display hosts' address, or at this server's own when it shows them itself.</summary>
/// <param name="hosts">The display hosts' address; null when there are none beside this server.</param>
internal sealed class ScreenAddresses(Uri? hosts)
{
    /// <summary>What to put before a path of the screens, as far as that is known without a request: nothing when this server shows them itself.</summary>
    public string Root => hosts?.AbsoluteUri.TrimEnd('/') ?? "";

    /// <summary>The display hosts' origin after a space, for a list of sources; empty when screens are shown by this server.</summary>
    public string Elsewhere => hosts is null ? "" : $" {hosts.GetLeftPart(UriPartial.Authority)}";

    /// <summary>The address without a slash at its end.</summary>
    public string For(HttpRequest request) => hosts?.AbsoluteUri.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
}
