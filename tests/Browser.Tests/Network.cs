using System.Collections.Concurrent;

namespace TrainingOs.Browser.Tests;

/// <summary>What can happen to requests between the page and the server. Reading is never disturbed.</summary>
internal static class Network
{
    extension(IPage page)
    {
        /// <summary>Lets every change through, and loses all answers to them.</summary>
        public Task LoseAnswers(string address) => page.Disturb(address, async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });

        /// <summary>Lets each change through, but loses the answer of the first. Gives the statuses of all.</summary>
        public async Task<ConcurrentQueue<int>> LoseTheFirstAnswer(string address)
        {
            var statuses = new ConcurrentQueue<int>();
            await page.Disturb(address, async route =>
            {
                var answer = await route.FetchAsync();
                statuses.Enqueue(answer.Status);
                await (statuses.Count == 1 ? route.AbortAsync() : route.FulfillAsync(new() { Response = answer }));
            });
            return statuses;
        }

        /// <summary>Loses every change before it arrives.</summary>
        public Task LoseChanges(string address) => page.Disturb(address, route => route.AbortAsync());

        /// <summary>Keeps every change on its way until it is let through.</summary>
        public async Task<HeldChange> HoldChanges(string address)
        {
            var change = new HeldChange();
            await page.Disturb(address, change.Hold);
            return change;
        }

        /// <summary>Lets requests and answers pass again.</summary>
        public Task NetworkIsBack() => page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.Wait });

        private Task<IAsyncDisposable> Disturb(string address, Func<IRoute, Task> mishap) =>
            page.RouteAsync(address, route => route.Request.Method == "GET" ? route.ContinueAsync() : mishap(route));
    }
}

/// <summary>A change that is on its way for as long as a test wants.</summary>
internal sealed class HeldChange
{
    private readonly TaskCompletionSource _sent = new();
    private readonly TaskCompletionSource _passed = new();

    /// <summary>Ends when the page has sent it.</summary>
    public Task IsSent => _sent.Task;

    public void LetThrough() => _passed.SetResult();

    internal async Task Hold(IRoute route)
    {
        _sent.TrySetResult();
        await _passed.Task;
        await route.ContinueAsync();
    }
}
