using Microsoft.AspNetCore.Http.HttpResults;

namespace Actors.Api;

/// <summary>Answers what an endpoint refuses as problem details: one place for what each kind of failure means to a caller.</summary>
internal sealed class RefusalAnswers : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refusal)
        {
            return Problem(refusal.Message, refusal.Status, refusal.Sentences);
        }
        catch (ArgumentException refusal)
        {
            return Problem(Sentence(refusal), StatusCodes.Status400BadRequest, [Sentence(refusal)]);
        }
        catch (ActorsException fault)
        {
            return TypedResults.Problem($"This cannot be done now, or it is unknown whether it was: {fault.Message}", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>What a grain or a rule says of an argument, without the name that only the program knows.</summary>
    public static string Sentence(ArgumentException refusal) =>
        refusal.ParamName is { } field ? refusal.Message.Replace($" (Parameter '{field}')", "", StringComparison.Ordinal) : refusal.Message;

    private static ProblemHttpResult Problem(string sentence, int status, IReadOnlyList<string> sentences) =>
        TypedResults.Problem(sentence, statusCode: status, extensions: sentences.Count > 1 ? [KeyValuePair.Create<string, object?>("sentences", sentences)] : null);
}
