using Actors.Signage;

namespace Actors.Api;

/// <summary>What all kinds of signage have in common.</summary>
internal abstract class Resource<TBody, TView>(SignageKind kind, string path, string noun, string example, params string[] fields) : IResource
    where TView : notnull
{
    /// <summary>What the store sets itself, and what a caller sends back with what it read.</summary>
    private static readonly string[] SetByStore = ["id", "version", "changedAt", "changedBy", "deletedAt"];

    private readonly string[] _fields = [.. fields, .. SetByStore];

    public SignageKind Kind => kind;

    public string Path => path;

    public string Noun => noun;

    public Type Body => typeof(TBody);

    public Type View => typeof(TView);

    public string Example => example;

    public SignageItem Read(BodyValue body, string? id)
    {
        var read = body.Fields(_fields);
        var own = read.Optional("id")?.Text();
        return own is not null && id is not null && own != id
            ? throw RefusedException.Bad($"The field 'id' is \"{BodyValue.Cut(own)}\" and the change names '{BodyValue.Cut(id)}'; allowed is the same, or none.")
            : Read(read, new SignageItem(kind, id ?? own ?? "", 0, default, ""));
    }

    public object ViewOf(SignageItem item) => Show(item);

    protected abstract SignageItem Read(BodyFields body, SignageItem item);

    protected abstract TView Show(SignageItem item);
}
