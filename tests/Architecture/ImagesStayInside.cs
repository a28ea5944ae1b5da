using System.Collections.Immutable;
using System.Reflection;
using Actors.Audiences;
using Orleans;

namespace Actors.Tests;

/// <summary>No message has room for a picture or a face vector, and the camera host has nothing that could write one.</summary>
public class ImagesStayInside
{
    // What a message may be made of besides other messages. Text and one list of counts are the widest:
    // neither is filled from pixels, and both are bounded by the code that makes them.
    private static readonly HashSet<Type> Plain =
    [
        typeof(bool), typeof(int), typeof(long), typeof(double), typeof(string), typeof(Guid),
        typeof(TimeSpan), typeof(DateTimeOffset), typeof(TimeOnly), typeof(DateOnly),
    ];

    private static readonly Dictionary<string, Type> PermittedLists = new()
    {
        ["Histogram.Counts"] = typeof(long),
    };

    private static readonly Assembly Messages = typeof(Sighting).Assembly;

    public static TheoryData<Type> MessageTypes =>
        new(Messages.GetTypes().Where(type => !type.IsEnum && !type.IsInterface && type.GetCustomAttribute<GenerateSerializerAttribute>() is not null));

    [Theory]
    [MemberData(nameof(MessageTypes))]
    public void A_message_has_no_field_that_could_carry_a_picture(Type message)
    {
        var fields = message.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

        fields.Where(field => !IsAllowed(message, field)).Select(field => $"{field.FieldType.Name} {field.Name}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_argument_and_result_of_a_grain_is_such_a_message()
    {
        var types = Messages.GetTypes()
            .Where(type => type.IsInterface && typeof(Orleans.Runtime.IAddressable).IsAssignableFrom(type))
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(Result(method.ReturnType)))
            .Distinct()
            .Where(type => type != typeof(void) && type != typeof(CancellationToken));

        types.ShouldAllBe(type => IsPlain(type) || IsMessage(type) || (type.IsInterface && typeof(IGrainObserver).IsAssignableFrom(type)));
    }

    [Fact]
    public void The_camera_host_references_nothing_that_can_encode_a_picture()
    {
        string[] encoders = ["System.Drawing", "ImageSharp", "SkiaSharp", "Magick", "OpenCv", "PresentationCore", "StbImage"];
        var references = typeof(Vision.IFaceVision).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        references.Where(reference => encoders.Any(encoder => reference.Contains(encoder, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    private static bool IsAllowed(Type message, FieldInfo field)
    {
        if (IsPlain(field.FieldType) || IsMessage(field.FieldType))
        {
            return true;
        }

        if (!field.FieldType.IsGenericType || field.FieldType.GetGenericTypeDefinition() != typeof(ImmutableArray<>))
        {
            return false;
        }

        var item = field.FieldType.GenericTypeArguments[0];
        var property = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
        return item == typeof(string) || item.IsEnum || IsMessage(item)
            || (PermittedLists.TryGetValue($"{message.Name}.{property}", out var permitted) && permitted == item);
    }

    private static bool IsPlain(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsEnum || Plain.Contains(bare);
    }

    private static bool IsMessage(Type type) => type.Assembly == Messages && type.GetCustomAttribute<GenerateSerializerAttribute>() is not null;

    private static Type Result(Type type) =>
        !type.IsGenericType ? typeof(void) : type.GenericTypeArguments[0];
}
