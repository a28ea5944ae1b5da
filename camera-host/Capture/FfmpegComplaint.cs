namespace Actors.Cameras;

/// <summary>Turns what ffmpeg wrote before it ended into one sentence for people.</summary>
internal static class FfmpegComplaint
{
    // In order: the first that occurs in any line decides. The wording is ffmpeg's and libc's.
    private static readonly (string Sign, string Sentence)[] Known =
    [
        ("matches no streams", "{0} has no video stream."),
        ("does not contain any stream", "{0} has no video stream."),
        ("No such file or directory", "{0} does not exist."),
        ("Is a directory", "{0} is a folder; a camera's source is a file."),
        ("Permission denied", "{0} may not be read by this user."),
        ("401 Unauthorized", "The camera at {0} refuses the user name and password."),
        ("403 Forbidden", "The camera at {0} forbids access."),
        ("404 Not Found", "There is no stream at {0}: the server answers 404."),
        ("Failed to resolve hostname", "The host of {0} is not known."),
        ("Connection refused", "Nothing listens at {0}: the connection is refused."),
        ("Connection timed out", "{0} does not answer within 5 seconds."),
        ("No route to host", "There is no way to the host of {0}."),
        ("Network is unreachable", "There is no way to the host of {0}."),
        ("Device or resource busy", "The camera {0} is used by another program."),
        ("No such device", "There is no camera {0}."),
        ("Inappropriate ioctl", "{0} is no camera."),
        ("Protocol not found", "This ffmpeg cannot read {0}: it does not know the protocol."),
        ("Invalid data found", "{0} is no video that ffmpeg can read, or it is damaged."),
        ("moov atom not found", "{0} is no video that ffmpeg can read, or it is damaged."),
        ("could not find codec", "{0} is no video that ffmpeg can read, or it is damaged."),
    ];

    /// <param name="source">The source that was read.</param>
    /// <param name="lines">ffmpeg's last lines on stderr, oldest first.</param>
    /// <param name="exitCode">How ffmpeg ended; null when it did not.</param>
    public static string Sentence(CameraSource source, IReadOnlyCollection<string> lines, int? exitCode)
    {
        foreach (var (sign, sentence) in Known)
        {
            if (lines.Any(line => line.Contains(sign, StringComparison.OrdinalIgnoreCase)))
            {
                return string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, source.Name);
            }
        }

        var last = lines.LastOrDefault(line => line.Length > 0);
        return last is null
            ? $"{source.Name} gave no picture: ffmpeg ended with code {exitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"} and said nothing."
            : $"{source.Name} cannot be read; ffmpeg says: {source.Mask(last).Trim().TrimEnd('.')}.";
    }
}
