namespace Actors.Running;

/// <summary>Puts the actor engine and the store's grains into the server. What only one engine knows is in the file named after it.</summary>
internal static partial class Engine
{
    public static void Add(WebApplicationBuilder builder, StateFolder state) => builder.UseOrleans(silo =>
    {
        silo.Services.AddActorsRuntime();
        Configure(silo, state);
    });
}
