using Actors.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Actors.Api;

/// <summary>Completes the description of the API: who may ask, which parameters and headers there are.</summary>
internal static class ApiDescription
{
    private const string Key = "key";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Actors";
            document.Info.Version = "v1";
            document.Info.Description =
                "A store's lanes, cameras, screens and signage. Reads are open to this machine, and need the role viewer beyond it; changes need the role operator, accounts the role admin. "
                + "Errors are problem details (RFC 9457) whose 'detail' is one sentence.";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = $"An account's key, as 'Authorization: Bearer KEY' or '{RoleGate.Header}: KEY'.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (operation.OperationId is { } name && context.Description.HttpMethod is { } method && HttpMethods.IsHead(method))
            {
                // An endpoint of two methods has one name; an operation has one of its own.
                operation.OperationId = $"{name}-head";
            }

            operation.Parameters ??= [];
            foreach (var query in metadata.OfType<Query>())
            {
                operation.Parameters.Add(new OpenApiParameter { Name = query.Name, In = ParameterLocation.Query, Description = query.Description, Schema = new OpenApiSchema { Type = TypeOf(query.Type) } });
            }

            if (metadata.OfType<TakesIdempotencyKey>().Any())
            {
                Header(operation, IdempotencyKey.Header, "1 to 100 characters, made for this change: however often it is sent within 24 hours, it happens once, and the answers after the first say so.");
            }

            if (metadata.OfType<TakesVersion>().FirstOrDefault() is { } takes)
            {
                Header(operation, "If-Match", "The version that the change was made from, in quotes: the ETag that was read.");
                if (takes.MayMake)
                {
                    Header(operation, "If-None-Match", "*, to make what is not there yet.");
                }
            }

            if (metadata.OfType<NeededRole>().LastOrDefault() is { } needed)
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] }];
                operation.Description = $"Needs the role {needed.Least.Name()}." + (operation.Description is { Length: > 0 } more ? " " + more : "");
            }

            return Task.CompletedTask;
        });
    }

    private static void Header(OpenApiOperation operation, string name, string description) =>
        operation.Parameters!.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    private static JsonSchemaType TypeOf(string type) => type switch
    {
        "string" => JsonSchemaType.String,
        "integer" => JsonSchemaType.Integer,
        "boolean" => JsonSchemaType.Boolean,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of a parameter."),
    };
}
