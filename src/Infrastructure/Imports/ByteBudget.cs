namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// How many bytes may be in work at once, so that memory stays flat whatever is read. One that is larger than all of it
/// gets its turn alone. Only one at a time waits.
/// </summary>
internal sealed class ByteBudget(long most) : IDisposable
{
    private readonly SemaphoreSlim _freed = new(0);
    private long _inUse;

    public async Task Take(long bytes, CancellationToken cancellationToken)
    {
        while (Interlocked.Read(ref _inUse) is > 0 and var used && used + bytes > most)
        {
            await _freed.WaitAsync(cancellationToken);
        }

        Interlocked.Add(ref _inUse, bytes);
    }

    public void GiveBack(long bytes)
    {
        Interlocked.Add(ref _inUse, -bytes);
        _freed.Release();
    }

    public void Dispose() => _freed.Dispose();
}
