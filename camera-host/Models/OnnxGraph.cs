namespace Actors.Vision.Models;

/// <summary>An ONNX graph under construction: nodes, constants, one input, some outputs. Each node's result knows its shape.</summary>
/// <param name="name">The graph's name.</param>
internal sealed class OnnxGraph(string name)
{
    private const int OperatorSet = 13;
    private const int IrVersion = 8;
    private const int Floats = 1;
    private const int Integers = 7;
    private readonly List<Action<ProtobufWriter>> _nodes = [];
    private readonly List<Action<ProtobufWriter>> _constants = [];
    private readonly List<OnnxValue> _inputs = [];
    private readonly List<OnnxValue> _outputs = [];
    private readonly List<OnnxValue> _values = [];
    private int _names;

    /// <summary>Every value that a node computes.</summary>
    public IReadOnlyList<OnnxValue> Values => _values;

    public OnnxValue Input(string input, params int[] shape)
    {
        var value = new OnnxValue(input, shape);
        _inputs.Add(value);
        return value;
    }

    public string Constant(ReadOnlySpan<float> values, params int[] shape) => Add(Floats, values, shape);

    public string Constant(ReadOnlySpan<long> values) => Add(Integers, values, [values.Length]);

    /// <summary>Adds a node with one result.</summary>
    public OnnxValue Node(string operation, string[] inputs, int[] shape, params (string Name, object Value)[] attributes)
    {
        var result = new OnnxValue($"v{++_names}", shape);
        _values.Add(result);
        Write(operation, inputs, result.Name, attributes);
        return result;
    }

    /// <summary>Makes a value an output under a name of its own.</summary>
    public void Output(string output, OnnxValue value)
    {
        Write("Identity", [value.Name], output, []);
        _outputs.Add(value with { Name = output });
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        var graph = new ProtobufWriter();
        _nodes.ForEach(node => graph.Message(1, node));
        graph.Text(2, name);
        _constants.ForEach(constant => graph.Message(5, constant));
        _inputs.ForEach(value => graph.Message(11, writer => Describe(writer, value)));
        _outputs.ForEach(value => graph.Message(12, writer => Describe(writer, value)));
        return new ProtobufWriter()
            .Int(1, IrVersion)
            .Text(2, "actors")
            .Bytes(7, graph.Written)
            .Message(8, set => set.Text(1, "").Int(2, OperatorSet))
            .Written.ToArray();
    }

    private static void Describe(ProtobufWriter writer, OnnxValue value) => writer
        .Text(1, value.Name)
        .Message(2, type => type.Message(1, tensor => tensor
            .Int(1, Floats)
            .Message(2, shape => Array.ForEach(value.Shape, size => shape.Message(1, dimension => dimension.Int(1, size))))));

    private static void Attribute(ProtobufWriter writer, string attribute, object value)
    {
        const int Float = 1;
        const int Int = 2;
        const int Text = 3;
        const int Ints = 7;
        writer.Text(1, attribute);
        switch (value)
        {
            case float number:
                writer.Float(2, number).Int(20, Float);
                break;
            case int number:
                writer.Int(3, number).Int(20, Int);
                break;
            case string text:
                writer.Text(4, text).Int(20, Text);
                break;
            case int[] numbers:
                Array.ForEach(numbers, number => writer.Int(8, number));
                writer.Int(20, Ints);
                break;
            default:
                throw new ArgumentException($"Attribute '{attribute}' is a {value.GetType().Name}; float, int, string and int[] can be written.", nameof(value));
        }
    }

    private void Write(string operation, string[] inputs, string output, (string Name, object Value)[] attributes) =>
        _nodes.Add(node =>
        {
            Array.ForEach(inputs, input => node.Text(1, input));
            node.Text(2, output).Text(3, output).Text(4, operation);
            Array.ForEach(attributes, attribute => node.Message(5, writer => Attribute(writer, attribute.Name, attribute.Value)));
        });

    private string Add<T>(int type, ReadOnlySpan<T> values, int[] shape)
        where T : unmanaged
    {
        var constant = $"c{++_names}";
        var copy = values.ToArray();
        _constants.Add(tensor =>
        {
            Array.ForEach(shape, size => tensor.Int(1, size));
            tensor.Int(2, type).Text(8, constant).Raw<T>(9, copy);
        });
        return constant;
    }
}
