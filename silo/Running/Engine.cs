namespace Actors.Running;

/// <summary>Puts the actor engine and the store's grains into the server.</summary>
internal static class Engine
{
    public static void Add(WebApplicationBuilder builder, StateFolder state) => builder.UseOrleans(silo =>
    {
        silo.Services.AddActorsRuntime();
    });
}
