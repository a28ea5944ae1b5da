using Microsoft.Extensions.Options;

namespace Actors.Cameras;

/// <summary>Collects everything that is wrong with the options, so that one start shows it all.</summary>
internal sealed class CameraHostOptionsValidator : IValidateOptions<CameraHostOptions>
{
    public ValidateOptionsResult Validate(string? name, CameraHostOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        Range(wrong, nameof(options.FramesPerSecond), options.FramesPerSecond, 1, 30);
        Range(wrong, nameof(options.FrameWidth), options.FrameWidth, 160, 1920);
        Range(wrong, nameof(options.FrameHeight), options.FrameHeight, 120, 1080);
        Range(wrong, nameof(options.Analyses), options.Analyses, 1, 256);
        Range(wrong, nameof(options.Capacity), options.Capacity, 1, CameraHostOptions.MostCapacity);
        if (string.IsNullOrWhiteSpace(options.HostId) || options.HostId.Length > CameraHostOptions.LongestHostId)
        {
            wrong.AddError($"HostId is '{options.HostId}'; it has 1 to {CameraHostOptions.LongestHostId} characters.");
        }

        if (string.IsNullOrWhiteSpace(options.Ffmpeg))
        {
            wrong.AddError("Ffmpeg is empty; it names the ffmpeg to run.");
        }

        if (options.StoreId.Length > 0 && options.Cameras.Count > 0)
        {
            wrong.AddError($"Cameras holds {options.Cameras.Count} cameras and StoreId is '{options.StoreId}'; a host has cameras of its own, or shares a store's.");
        }

        foreach (var twice in options.Cameras.GroupBy(camera => camera.CameraId, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            wrong.AddError($"Cameras holds '{twice.Key}' {twice.Count()} times; the keys of cameras differ.");
        }

        return wrong.Build();
    }

    private static void Range(ValidateOptionsResultBuilder wrong, string field, double value, double least, double greatest)
    {
        if (!(value >= least && value <= greatest))
        {
            wrong.AddError(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{field} is {value}; it is from {least} to {greatest}."));
        }
    }
}
