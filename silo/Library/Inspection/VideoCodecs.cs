using System.Collections.Frozen;

namespace Actors.Library;

/// <summary>Which codecs the browsers of screens decode without help of their system, by their names in files.</summary>
internal static class VideoCodecs
{
    private const string Advice = "browsers play H.264, VP8, VP9 and AV1";

    private static readonly FrozenDictionary<string, string> Pictures = new Dictionary<string, string>
    {
        ["avc1"] = "H.264", ["avc3"] = "H.264", ["vp08"] = "VP8", ["vp09"] = "VP9", ["av01"] = "AV1", ["V_VP8"] = "VP8", ["V_VP9"] = "VP9", ["V_AV1"] = "AV1",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["hvc1"] = "HEVC (H.265)", ["hev1"] = "HEVC (H.265)", ["dvh1"] = "Dolby Vision", ["dvhe"] = "Dolby Vision", ["vvc1"] = "VVC (H.266)", ["mp4v"] = "MPEG-4 Part 2", ["encv"] = "encrypted video",
        ["jpeg"] = "Motion JPEG", ["apch"] = "ProRes", ["apcn"] = "ProRes", ["ap4h"] = "ProRes", ["s263"] = "H.263", ["V_MPEGH/ISO/HEVC"] = "HEVC (H.265)", ["V_MPEG4/ISO/AVC"] = "H.264, which WebM may not hold",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Sounds = FrozenSet.ToFrozenSet(["mp4a", "Opus", "fLaC", ".mp3", "A_OPUS", "A_VORBIS"], StringComparer.Ordinal);

    /// <summary>Profiles of H.264 that browsers decode: baseline, main, extended and high, with 8 bits and 4:2:0 (ITU-T H.264, annex A).</summary>
    private static readonly FrozenSet<int> Profiles = FrozenSet.ToFrozenSet([66, 77, 88, 100]);

    /// <exception cref="ContentRefusedException">Browsers do not play it.</exception>
    public static void CheckPicture(string codec, string file)
    {
        if (!Pictures.ContainsKey(codec))
        {
            throw new ContentRefusedException($"The video '{file}' is coded as {(Others.TryGetValue(codec, out var known) ? known : $"'{codec}'")}; {Advice}.");
        }
    }

    /// <exception cref="ContentRefusedException">Browsers do not play it.</exception>
    public static void CheckProfile(int profile, string file)
    {
        if (!Profiles.Contains(profile))
        {
            throw new ContentRefusedException($"The video '{file}' is H.264 of profile {profile}, with more colours than browsers decode; make it with 8 bits and 4:2:0 (yuv420p).");
        }
    }

    /// <exception cref="ContentRefusedException">Browsers do not play it, and refuse the picture with it.</exception>
    public static void CheckSound(string codec, string file)
    {
        if (!Sounds.Contains(codec))
        {
            throw new ContentRefusedException($"The sound of the video '{file}' is coded as '{codec}'; browsers play AAC, MP3, Opus, Vorbis and FLAC, and screens play none, so it can be left out.");
        }
    }
}
