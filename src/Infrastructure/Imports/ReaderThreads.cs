using System.Collections.Concurrent;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// Threads on which files are read. Those of the pool are for whoever looks at the calendar meanwhile: with files on
/// them, a week took up to 200 ms instead of 10.
/// </summary>
internal sealed class ReaderThreads : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public ReaderThreads()
    {
        for (var number = Math.Max(1, Environment.ProcessorCount - 1); number > 0; number--)
        {
            new Thread(Work) { IsBackground = true, Name = "Reading files" }.Start();
        }
    }

    /// <summary>Has something done when its turn comes.</summary>
    public Task<T> Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        });
        return done.Task;
    }

    /// <summary>What has been asked for is still done; the threads end after it.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable()) work();
    }
}
