using Actors.Vision.Models;

namespace Actors.Tests.Vision.Models;

public sealed class ProtobufWriterTests
{
    // The examples of the encoding's own description: https://protobuf.dev/programming-guides/encoding/
    [Fact]
    public void Numbers_are_written_seven_bits_at_a_time() =>
        Hex(new ProtobufWriter().Int(1, 150)).ShouldBe("089601");

    [Fact]
    public void Text_is_written_with_its_length() =>
        Hex(new ProtobufWriter().Text(2, "testing")).ShouldBe("120774657374696E67");

    [Fact]
    public void A_message_is_written_as_its_bytes() =>
        Hex(new ProtobufWriter().Message(3, inner => inner.Int(1, 150))).ShouldBe("1A03089601");

    [Fact]
    public void A_negative_number_takes_ten_bytes() =>
        Hex(new ProtobufWriter().Int(1, -1)).ShouldBe("08FFFFFFFFFFFFFFFFFF01");

    [Fact]
    public void Fields_above_fifteen_take_two_bytes() =>
        Hex(new ProtobufWriter().Int(20, 1)).ShouldBe("A00101");

    [Fact]
    public void Floats_are_written_little_endian() =>
        Hex(new ProtobufWriter().Float(2, 1f).Raw<float>(9, [1f])).ShouldBe("150000803F" + "4A040000803F");

    private static string Hex(ProtobufWriter writer) => Convert.ToHexString(writer.Written);
}
