using Actors.Databases;

namespace Actors.Reminders;

/// <summary>Orleans' table of reminders, in the store's database.</summary>
internal sealed class PostgresReminderTable(Database database) : IReminderTable
{
    private readonly ReminderRows _rows = new(database);

    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        Data(await _rows.OfGrainAsync(Type(grainId), Key(grainId), CancellationToken.None));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end) => Data(await _rows.OfRangeAsync(begin, end, CancellationToken.None));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        await _rows.ReadAsync(Type(grainId), Key(grainId), reminderName, CancellationToken.None) is { } found ? Entry(found.Row, found.Etag) : null;

    public async Task<string?> UpsertRow(ReminderEntry entry) => await _rows.PutAsync(
        new ReminderRow(
            Type(entry.GrainId), Key(entry.GrainId), entry.ReminderName, entry.GrainId.GetUniformHashCode(), entry.StartAt, entry.Period),
        CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        _rows.RemoveAsync(Type(grainId), Key(grainId), reminderName, eTag, CancellationToken.None);

    public Task TestOnlyClearTable() => _rows.ClearAsync(CancellationToken.None);

    private static string Type(GrainId grainId) => grainId.Type.ToString()!;

    private static string Key(GrainId grainId) => grainId.Key.ToString()!;

    private static ReminderTableData Data(IReadOnlyList<(ReminderRow Row, string Etag)> rows) =>
        new(rows.Select(static found => Entry(found.Row, found.Etag)));

    private static ReminderEntry Entry(ReminderRow row, string etag) => new()
    {
        GrainId = GrainId.Create(row.GrainType, row.GrainKey),
        ReminderName = row.Name,
        StartAt = row.StartAt,
        Period = row.Period,
        ETag = etag,
    };
}
