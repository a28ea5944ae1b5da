using Actors.Cameras;

namespace Actors.Tests.Vision;

public class CameraSourceTests
{
    [Theory]
    [InlineData("rtsp://10.0.0.5:554/stream1", CameraSourceKind.Rtsp)]
    [InlineData("rtsps://camera.shop/1", CameraSourceKind.Rtsp)]
    [InlineData("http://10.0.0.5/video.mjpg", CameraSourceKind.Http)]
    [InlineData("https://camera.shop/live.m3u8", CameraSourceKind.Http)]
    [InlineData("/dev/video0", CameraSourceKind.Device)]
    [InlineData("usb:2", CameraSourceKind.Device)]
    [InlineData("clips/a clip.mp4", CameraSourceKind.File)]
    [InlineData("file:///tmp/a.mp4", CameraSourceKind.File)]
    [InlineData("demo:faces", CameraSourceKind.File)]
    [InlineData("sim:groups?seed=7", CameraSourceKind.Simulator)]
    public void Each_kind_of_source_is_told_by_its_form(string text, CameraSourceKind kind) =>
        CameraSource.Parse(text, "/demo").Kind.ShouldBe(kind);

    [Theory]
    [InlineData("ftp://host/a.mp4", "'ftp:'")]
    [InlineData("concat:a.mp4|b.mp4", "'concat:'")]
    [InlineData("usb:front", "0 to 63")]
    [InlineData("usb:64", "0 to 63")]
    [InlineData("demo:../secret", "demo:NAME")]
    [InlineData("rtsp://", "is no URL")]
    [InlineData("", "empty")]
    [InlineData("a\nb", "control character")]
    public void What_is_no_source_is_refused_with_a_sentence(string text, string part) =>
        Should.Throw<CameraSourceException>(() => CameraSource.Parse(text, "/demo")).Message.ShouldContain(part);

    [Theory]
    [InlineData("rtsp://admin:s3cret@10.0.0.5/1", "rtsp://10.0.0.5/1")]
    [InlineData("rtsp://admin:p@ss/word@10.0.0.5/1", "rtsp://10.0.0.5/1")]
    [InlineData("http://10.0.0.5/v?user=admin&pwd=s3cret&x=1", "http://10.0.0.5/v?user=***&pwd=***&x=1")]
    [InlineData("ftp://me:s3cret@host/x", null)]
    public void Credentials_are_never_shown(string text, string? shown)
    {
        if (shown is null)
        {
            Should.Throw<CameraSourceException>(() => CameraSource.Parse(text, null)).Message.ShouldNotContain("s3cret");
            return;
        }

        var source = CameraSource.Parse(text, null);
        source.Name.ShouldBe(shown);
        source.ToString().ShouldBe(shown);
    }

    [Fact]
    public void What_ffmpeg_says_loses_its_credentials_too()
    {
        var source = CameraSource.Parse("rtsp://admin:s3cret@10.0.0.5/1", null);

        FfmpegComplaint.Sentence(source, ["[error] rtsp://admin:s3cret@10.0.0.5/1: Something odd"], 1)
            .ShouldBe("rtsp://10.0.0.5/1 cannot be read; ffmpeg says: [error] rtsp://10.0.0.5/1: Something odd.");
    }

    [Fact]
    public void A_source_reaches_ffmpeg_as_one_argument_whatever_it_holds()
    {
        var source = CameraSource.Parse("-vf evil; rm -rf $(x).mp4", null);

        var arguments = FfmpegArguments.For(source, CaptureOptions.Live);

        arguments.Single(argument => argument.Contains("evil", StringComparison.Ordinal)).ShouldStartWith("file:/");
    }
}
