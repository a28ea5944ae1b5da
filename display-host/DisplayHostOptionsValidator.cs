using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>Collects everything that is wrong with the options, a sentence each.</summary>
internal sealed partial class DisplayHostOptionsValidator : IValidateOptions<DisplayHostOptions>
{
    public ValidateOptionsResult Validate(string? name, DisplayHostOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(DisplayHostOptions options)
    {
        if (options.HostId.Length is < 1 or > 64)
        {
            yield return $"DisplayHost:HostId is '{options.HostId}'; allowed are 1 to 64 characters.";
        }

        if (options.StoreId is { } store && !ScreenName().IsMatch(store))
        {
            yield return $"DisplayHost:StoreId is '{store}'; it must be a store's key, of letters, digits, '.', '_' and '-'.";
        }

        if (string.IsNullOrWhiteSpace(options.CacheFolder))
        {
            yield return "DisplayHost:CacheFolder is empty; it must name a folder.";
        }
        else if (WhyNotMade(options.CacheFolder) is { } reason)
        {
            yield return $"DisplayHost:CacheFolder is '{options.CacheFolder}', which cannot be made: {reason}";
        }

        if (options.CacheBytes < 16 << 20)
        {
            yield return $"DisplayHost:CacheBytes is {options.CacheBytes}; allowed are {16 << 20} (16 MiB) and more.";
        }

        if (options.TokenSecret.Length < 32)
        {
            yield return $"DisplayHost:TokenSecret has {options.TokenSecret.Length} bytes; allowed are 32 and more.";
        }

        if (options.PublicBaseUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
        {
            yield return $"DisplayHost:PublicBaseUrl is '{url}'; it must be an absolute http or https address.";
        }

        if (options.SubscriptionRenewal < TimeSpan.FromSeconds(1) || options.SubscriptionRenewal > TimeSpan.FromSeconds(50))
        {
            yield return $"DisplayHost:SubscriptionRenewal is {options.SubscriptionRenewal}; allowed are 1 to 50 s.";
        }

        if (options.PingInterval < TimeSpan.FromSeconds(1) || options.PingInterval > TimeSpan.FromSeconds(60))
        {
            yield return $"DisplayHost:PingInterval is {options.PingInterval}; allowed are 1 to 60 s.";
        }

        if (options.LeftPlayPatience < TimeSpan.FromSeconds(1) || options.LeftPlayPatience > TimeSpan.FromDays(1))
        {
            yield return $"DisplayHost:LeftPlayPatience is {options.LeftPlayPatience}; allowed are 1 s to 1 day.";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lane in options.Lanes)
        {
            if (!LaneKey().IsMatch(lane.LaneId))
            {
                yield return $"DisplayHost:Lanes has the lane id '{lane.LaneId}'; it must look like 'store/lane', of letters, digits, '.', '_' and '-'.";
            }

            if (!seen.Add(lane.LaneId))
            {
                yield return $"DisplayHost:Lanes has the lane id '{lane.LaneId}' twice.";
            }

            if (lane.SimulatedCameras < 0 || lane.SimulatedCameras > lane.Cameras)
            {
                yield return $"DisplayHost:Lanes has {lane.SimulatedCameras} simulated cameras for '{lane.LaneId}'; allowed are 0 to {lane.Cameras}.";
            }

            foreach (var display in lane.DisplayIds)
            {
                if (!display.StartsWith(lane.LaneId + "/", StringComparison.Ordinal) || !ScreenName().IsMatch(display[(lane.LaneId.Length + 1)..]))
                {
                    yield return $"DisplayHost:Lanes has the display id '{display}'; it must look like '{lane.LaneId}/screen'.";
                }

                if (!seen.Add(display))
                {
                    yield return $"DisplayHost:Lanes has the display id '{display}' twice.";
                }
            }
        }
    }

    private static string? WhyNotMade(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+\z")]
    private static partial Regex LaneKey();

    [GeneratedRegex(@"^[A-Za-z0-9._-]+\z")]
    private static partial Regex ScreenName();
}
