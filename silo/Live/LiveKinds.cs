namespace Actors.Live;

/// <summary>Kinds of live views: the names of the server-sent events.</summary>
internal static class LiveKinds
{
    public const string Store = "store";

    public const string Lane = "lane";

    public const string Camera = "camera";

    public const string Display = "display";

    public const string CameraHosts = "camera-hosts";
}
