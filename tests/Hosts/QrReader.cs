using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Actors.Tests;

/// <summary>
/// Reads a QR code back out of the path that a page draws, by the standard (ISO/IEC 18004) and not by the library that made it: format bits, mask,
/// zigzag, blocks, byte mode. Without error correction: a drawn code has no errors. Versions 1 to 6, level M.
/// </summary>
internal static partial class QrReader
{
    // Codewords of data in each block at level M, for versions 1 to 6.
    private static readonly int[][] Blocks = [[16], [28], [44], [32, 32], [43, 43], [27, 27, 27, 27]];

    public static string Read(string html)
    {
        var (dark, size) = Modules(html);
        var version = (size - 17) / 4;
        version.ShouldBeInRange(1, Blocks.Length, "this reader knows versions 1 to 6");

        // Level and mask stand beside the upper left eye; they are masked themselves.
        var format = Enumerable.Range(0, 15).Aggregate(0, (bits, i) => (bits << 1) | (dark(FormatColumn(i), FormatRow(i)) ? 1 : 0)) ^ 0b101010000010010;
        (format >> 13).ShouldBe(0b00, "level M");
        var mask = (format >> 10) & 7;
        var codewords = Codewords(dark, size, version, mask).ToArray();
        var data = Deinterleaved(codewords, Blocks[version - 1]);
        var bits = string.Concat(data.Select(word => Convert.ToString(word, 2).PadLeft(8, '0')));
        bits[..4].ShouldBe("0100", "byte mode");
        var length = Convert.ToInt32(bits[4..12], 2);
        return Encoding.UTF8.GetString([.. Enumerable.Range(0, length).Select(i => Convert.ToByte(bits.Substring(12 + (8 * i), 8), 2))]);
    }

    private static int FormatColumn(int i) => i < 6 ? i : i == 6 ? 7 : 8;

    private static int FormatRow(int i) => i < 8 ? 8 : i == 8 ? 7 : 14 - i;

    private static (Func<int, int, bool> Dark, int Size) Modules(string html)
    {
        var svg = Code().Match(html);
        var all = int.Parse(svg.Groups["size"].Value, CultureInfo.InvariantCulture);
        var drawn = new bool[all, all];
        foreach (Match run in Run().Matches(svg.Groups["path"].Value))
        {
            for (var x = Value(run, "x"); x < Value(run, "x") + Value(run, "w"); x++)
            {
                drawn[x, Value(run, "y")] = true;
            }
        }

        // Four modules of quiet zone all around.
        return ((x, y) => drawn[x + 4, y + 4], all - 8);
    }

    private static int Value(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static IEnumerable<int> Codewords(Func<int, int, bool> dark, int size, int version, int mask)
    {
        var word = 0;
        var count = 0;
        var upwards = true;
        for (var right = size - 1; right > 0; right -= 2, upwards = !upwards)
        {
            // The sixth column is timing; the pairs lie left and right of it.
            right = right == 6 ? 5 : right;
            for (var i = 0; i < size; i++)
            {
                var y = upwards ? size - 1 - i : i;
                foreach (var x in new[] { right, right - 1 })
                {
                    if (Reserved(x, y, size, version))
                    {
                        continue;
                    }

                    word = (word << 1) | (dark(x, y) ^ Masked(mask, x, y) ? 1 : 0);
                    if (++count == 8)
                    {
                        yield return word;
                        word = 0;
                        count = 0;
                    }
                }
            }
        }
    }

    private static bool Reserved(int x, int y, int size, int version)
    {
        var eye = (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8);
        var alignment = version > 1 && Math.Abs(x - (size - 7)) <= 2 && Math.Abs(y - (size - 7)) <= 2;
        return eye || alignment || x == 6 || y == 6;
    }

    private static bool Masked(int mask, int x, int y) => mask switch
    {
        0 => (y + x) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (y + x) % 3 == 0,
        4 => ((y / 2) + (x / 3)) % 2 == 0,
        5 => (y * x % 2) + (y * x % 3) == 0,
        6 => ((y * x % 2) + (y * x % 3)) % 2 == 0,
        _ => (((y + x) % 2) + (y * x % 3)) % 2 == 0,
    };

    private static IEnumerable<int> Deinterleaved(int[] codewords, int[] blocks)
    {
        for (var block = 0; block < blocks.Length; block++)
        {
            for (var i = 0; i < blocks[block]; i++)
            {
                yield return codewords[(i * blocks.Length) + block];
            }
        }
    }

    [GeneratedRegex("""<svg class="qr" viewBox="0 0 (?<size>\d+) \d+".*?<path d="(?<path>[^"]+)" """, RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<w>\d+)v1h-\d+z")]
    private static partial Regex Run();
}
