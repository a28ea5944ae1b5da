using Actors.Cameras;

namespace Actors.Tests.Vision;

public class SourceVariableTests
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["CAMERA_HOST"] = "10.9.8.7",
        ["CAMERA_PASSWORD"] = "s3cret",
        ["CAMERA_TOKEN"] = "t0ken",
        ["CLIPS"] = "/srv/clips",
        ["ODD"] = "ftp://elsewhere",
    };

    [Theory]
    [InlineData("rtsp://admin:${CAMERA_PASSWORD}@10.0.0.5/1", CameraSourceKind.Rtsp, "rtsp://admin:s3cret@10.0.0.5/1", "rtsp://10.0.0.5/1")]
    [InlineData("rtsp://${CAMERA_HOST}/${CAMERA_TOKEN}", CameraSourceKind.Rtsp, "rtsp://10.9.8.7/t0ken", "rtsp://${CAMERA_HOST}/${CAMERA_TOKEN}")]
    [InlineData("${CLIPS}/a.mp4", CameraSourceKind.File, "/srv/clips/a.mp4", "${CLIPS}/a.mp4")]
    public void A_variable_reaches_ffmpeg_and_nobody_else(string text, CameraSourceKind kind, string address, string name)
    {
        var source = CameraSource.Resolve(text, null, Environment.GetValueOrDefault);

        source.Kind.ShouldBe(kind);
        source.Address.ShouldBe(address);
        source.Name.ShouldBe(name);
        source.ToString().ShouldBe(name);
    }

    [Fact]
    public void What_ffmpeg_says_about_a_source_loses_the_values_of_its_variables()
    {
        var source = CameraSource.Resolve("rtsp://${CAMERA_HOST}/${CAMERA_TOKEN}", null, Environment.GetValueOrDefault);

        FfmpegComplaint.Sentence(source, ["[error] tcp://10.9.8.7:554: something odd with t0ken"], 1)
            .ShouldBe("rtsp://${CAMERA_HOST}/${CAMERA_TOKEN} cannot be read; ffmpeg says: [error] tcp://${CAMERA_HOST}:554: something odd with ${CAMERA_TOKEN}.");
    }

    [Theory]
    [InlineData("rtsp://admin:${MISSING}@10.0.0.5/1", "The camera source 'rtsp://10.0.0.5/1' needs the variable MISSING, which the environment of its camera host does not have.")]
    [InlineData("rtsp://${no-name}/1", "The camera source 'rtsp://${no-name}/1' has a '${' that begins no variable; ${NAME} takes letters, digits and '_'.")]
    public void A_variable_that_is_missing_or_none_is_named_in_a_sentence(string text, string sentence) =>
        Should.Throw<CameraSourceException>(() => CameraSource.Resolve(text, null, Environment.GetValueOrDefault)).Message.ShouldBe(sentence);

    [Fact]
    public void A_value_that_makes_no_source_is_not_quoted() =>
        Should.Throw<CameraSourceException>(() => CameraSource.Resolve("${ODD}", null, Environment.GetValueOrDefault))
            .Message.ShouldStartWith("The camera source '${ODD}' is none with its variables filled in; it is a file, ");

    [Theory]
    [InlineData("rtsp://admin:${CAMERA_PASSWORD}@${CAMERA_HOST}:${PORT}/1", CameraSourceKind.Rtsp)]
    [InlineData("usb:${NUMBER}", CameraSourceKind.Device)]
    [InlineData("${ANYTHING}", CameraSourceKind.File)]
    public void A_store_file_is_checked_without_the_values(string text, CameraSourceKind kind) => CameraSource.Parse(text, null).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("ftp://${CAMERA_HOST}/1")]
    [InlineData("rtsp://${/1")]
    public void A_store_file_is_refused_where_no_value_could_make_it_right(string text) =>
        Should.Throw<CameraSourceException>(() => CameraSource.Parse(text, null));

    [Theory]
    [InlineData("rtsp://admin:s3cret@10.0.0.5/1", true)]
    [InlineData("rtsp://admin:${CAMERA_PASSWORD}x@10.0.0.5/1", true)]
    [InlineData("http://10.0.0.5/v?user=admin&pwd=s3cret", true)]
    [InlineData("rtsp://admin:${CAMERA_PASSWORD}@10.0.0.5/1", false)]
    [InlineData("rtsp://${CAMERA_USER}:${CAMERA_PASSWORD}@10.0.0.5/1", false)]
    [InlineData("rtsp://admin@10.0.0.5/1", false)]
    [InlineData("http://10.0.0.5/v?user=admin&pwd=${CAMERA_PASSWORD}", false)]
    [InlineData("clips/a:b@c.mp4", false)]
    public void A_secret_is_told_from_a_variable_that_stands_for_it(string text, bool secret) => CameraSource.HoldsSecret(text).ShouldBe(secret);
}
