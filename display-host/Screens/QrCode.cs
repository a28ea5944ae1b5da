using System.Globalization;
using System.Text;
using QRCoder;

namespace Actors.Displays;

/// <summary>A QR code as an SVG path, so that it stays sharp at every size and needs no image.</summary>
internal static class QrCode
{
    /// <summary>An SVG element with the address as its code, the quiet zone of four modules included.</summary>
    /// <param name="label">What a screen reader says instead; already encoded for HTML.</param>
    public static string Svg(string address, string label)
    {
        // Level M still reads with 15 % of it hidden, by a reflection say.
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var from = x;
                while (x < modules.Count && modules[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg class="qr" viewBox="0 0 {modules.Count} {modules.Count}" role="img" aria-label="{label}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="{path}" fill="#111"/></svg>""");
    }
}
