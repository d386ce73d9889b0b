using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>
/// The context of one scope: taken from the pool when it is first needed, and given back when the scope ends.
/// </summary>
internal sealed class TrainingDbLease(TrainingDbPool pool, ICurrentAthlete athlete) : IDisposable
{
    private TrainingDb? _db;

    public TrainingDb Db => _db ??= Take();

    public void Dispose()
    {
        if (_db is not null) pool.Return(_db);
        _db = null;
    }

    private TrainingDb Take()
    {
        var db = pool.Rent();
        db.AthleteId = athlete.Id;
        return db;
    }
}
