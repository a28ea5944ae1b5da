namespace Actors.Setup;

/// <summary>
/// The demo store's one video, ten seconds that end as they begin. Its layers are drawings in this assembly, with their letters as outlines, so
/// that no font is needed.
/// </summary>
internal static class DemoVideo
{
    private const string Resources = "pasta-evening/";
    private static readonly string[] Layers = ["table", "plate", "fork", "steam", "headline", "words", "price"];

    // 250 frames of 25 a second from each still; moves are sines whose periods divide ten seconds.
    private const string Still = "loop=loop=249:size=1,setpts=N/25/TB";
    private const string Graph = $"""
        [0]format=yuv420p,loop=loop=249:size=1,fps=25,setpts=N/25/TB[table];
        [1]format=yuva420p,{Still},rotate=a='0.16*sin(2*PI*t/10)':c=none[plate];
        [2]format=yuva420p,{Still},rotate=a='0.5+0.05*sin(2*PI*t/5)':ow=500:oh=700:c=none[fork];
        [3]format=rgba,lutrgb=r=255:g=255:b=255,format=yuva420p,{Still}[steam];
        [4]format=yuva420p,{Still},fade=in:st=0.3:d=0.7:alpha=1,fade=out:st=9.4:d=0.5:alpha=1[headline];
        [5]format=yuva420p,{Still},fade=in:st=1.1:d=0.7:alpha=1,fade=out:st=9.4:d=0.5:alpha=1[words];
        [6]format=yuva420p,{Still},rotate=a='-0.12+0.05*sin(2*PI*t/2.5)':c=none,fade=in:st=2:d=0.5:alpha=1,fade=out:st=9.4:d=0.5:alpha=1[price];
        [table][plate]overlay=x='610+8*sin(2*PI*t/10)':y=30[a];
        [a][fork]overlay=x='880-14*sin(2*PI*t/5)':y=30[b];
        [b][steam]overlay=x='690+14*sin(2*PI*t/5)':y='-20+30*cos(2*PI*t/5)'[c];
        [c][headline]overlay=x=0:y='26*pow(max(0,1-(t-0.3)/0.9),3)'[d];
        [d][words]overlay=x=0:y='22*pow(max(0,1-(t-1.1)/0.9),3)'[e];
        [e][price]overlay=x=450:y=40,trim=duration=10,format=yuv420p[out]
        """;

    public static async Task MakeAsync(string output, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("actors-demo-");
        try
        {
            var paths = Layers.Select(layer => Path.Combine(folder.FullName, layer + ".svg")).ToList();
            foreach (var path in paths)
            {
                await using var drawing = typeof(DemoVideo).Assembly.GetManifestResourceStream(Resources + Path.GetFileName(path))!;
                await using var file = File.Create(path);
                await drawing.CopyToAsync(file, cancellation);
            }

            await DemoFfmpeg.MakeAsync(paths, Graph.ReplaceLineEndings(""), quality: 20, keyframeEvery: 50, output, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
