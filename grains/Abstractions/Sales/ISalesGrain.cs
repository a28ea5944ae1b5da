namespace Actors.Sales;

/// <summary>Takes a lane's sales from its tills. Key: `store/lane`. Apart from the lane's own grain, so that a slow disk delays no decision.</summary>
[Alias("actors.sales")]
public interface ISalesGrain : IGrainWithStringKey
{
    /// <summary>Records a sale; when this returns, it is on disk. False when it was recorded before. Call again after a failure: it counts once.</summary>
    /// <exception cref="ArgumentException">A field is out of its range, or the sale belongs to another lane.</exception>
    [Alias("record")]
    Task<bool> RecordAsync(Sale sale, CancellationToken cancellationToken);
}
