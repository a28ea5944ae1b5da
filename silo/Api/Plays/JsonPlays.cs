using System.Text.Json;
using Actors.Displays;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Plays as <see cref="PlaysView"/>.</summary>
internal sealed class JsonPlays() : PlayFormat("json", "application/json")
{
    public override string Tail => "]}";

    public override string Head(PlayQuery query, StoreSettings store) =>
        $"{{\"from\":{Json(query.From)},\"to\":{Json(query.To)},\"zone\":{Json(store.Zone)},\"plays\":[";

    public override string Line(PlayFact play, StoreSettings store, bool first) => (first ? "\n" : ",\n") + Json(play.View(store));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
