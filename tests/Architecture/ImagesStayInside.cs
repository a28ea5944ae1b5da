using System.Collections.Immutable;
using System.Reflection;
using Actors.Audiences;
using Orleans;

namespace Actors.Tests;

/// <summary>Nothing that can be sent by a call has room for a picture or a face vector, and the camera host has nothing that could write one.</summary>
public class ImagesStayInside
{
    // What a message may be made of besides other messages. Text and one list of counts are the widest:
    // neither is filled from pixels, and both are bounded by the code that makes them.
    private static readonly HashSet<Type> Plain =
    [
        typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(string), typeof(Guid),
        typeof(TimeSpan), typeof(DateTimeOffset), typeof(TimeOnly), typeof(DateOnly),
    ];

    private static readonly Dictionary<string, Type> PermittedLists = new()
    {
        ["Histogram.Counts"] = typeof(long),
    };

    private static readonly Assembly Messages = typeof(Sighting).Assembly;

    private static IEnumerable<MethodInfo> Calls => Messages.GetTypes()
        .Where(type => type.IsInterface && typeof(Orleans.Runtime.IAddressable).IsAssignableFrom(type))
        .SelectMany(type => type.GetMethods());

    /// <summary>Everything that a call can carry away from its caller: what its arguments are made of, however deep.</summary>
    public static TheoryData<Type> Sendable
    {
        get
        {
            var found = new HashSet<Type>();
            var open = new Stack<Type>(Calls.SelectMany(call => call.GetParameters()).Select(parameter => parameter.ParameterType));
            while (open.TryPop(out var type))
            {
                foreach (var part in type.IsGenericType ? type.GenericTypeArguments : [])
                {
                    open.Push(part);
                }

                if (IsMessage(type) && found.Add(type))
                {
                    Array.ForEach(Fields(type), part => open.Push(part.FieldType));
                }
            }

            return new(found.Where(type => !type.IsEnum));
        }
    }

    [Theory]
    [MemberData(nameof(Sendable))]
    public void A_message_that_can_be_sent_has_no_field_that_could_carry_a_picture(Type message) =>
        Fields(message).Where(field => !IsAllowed(message, field)).Select(field => $"{field.FieldType.Name} {field.Name}").ShouldBeEmpty();

    [Fact]
    public void Every_argument_of_a_call_is_such_a_message()
    {
        var arguments = Calls.SelectMany(call => call.GetParameters()).Select(parameter => parameter.ParameterType).Distinct().Where(type => type != typeof(CancellationToken));

        arguments.ShouldAllBe(type => IsPlain(type) || IsMessage(type) || IsMessages(type) || typeof(IGrainObserver).IsAssignableFrom(type));
    }

    // Results go from a grain to its caller. A camera host that hosts no grain answers nobody.
    [Fact]
    public void The_camera_host_has_no_grain_that_could_answer_with_a_picture() =>
        typeof(Vision.IFaceVision).Assembly.GetTypes().Where(type => typeof(IGrainBase).IsAssignableFrom(type) || typeof(IGrain).IsAssignableFrom(type)).ShouldBeEmpty();

    // An observer answers too. What a screen's page draws of its content is the one picture that anything answers with.
    [Fact]
    public void Only_the_view_of_a_display_answers_with_a_picture_and_the_camera_host_has_none()
    {
        var answering = Messages.GetTypes()
            .Where(type => type.IsInterface && typeof(IGrainObserver).IsAssignableFrom(type))
            .Where(type => type.GetMethods().Any(method => method.ReturnType != typeof(void)));

        answering.ShouldBe([typeof(Displays.IDisplayView)]);
        typeof(Vision.IFaceVision).Assembly.GetTypes().Where(type => typeof(Displays.IDisplayView).IsAssignableFrom(type)).ShouldBeEmpty();
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

    private static bool IsMessages(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && IsMessage(type.GenericTypeArguments[0]);

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
