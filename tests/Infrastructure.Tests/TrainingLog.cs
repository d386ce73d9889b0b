using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrainingOs.Application;
using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Tests;

/// <summary>Application and infrastructure over a file of their own, as the program starts them.</summary>
internal sealed class TrainingLog : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training-os-").FullName;
    private readonly ServiceProvider _services;

    public TrainingLog()
    {
        Path = System.IO.Path.Combine(_folder, "log", "training.db");
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure($"Data Source={Path}")
            .BuildServiceProvider();
    }

    public string Path { get; }

    public static async Task<TrainingLog> Started()
    {
        var log = new TrainingLog();
        await log.Start();
        return log;
    }

    public async Task Start()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }
    }

    public T The<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<T> Ask<T>(IRequest<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What a port answers.</summary>
    public async Task<T> With<TPort, T>(Func<TPort, Task<T>> ask) where TPort : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TPort>());
    }

    /// <summary>What is done with a port in one unit of work.</summary>
    public async Task Keep<TPort>(Func<TPort, Task> work) where TPort : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        var port = scope.ServiceProvider.GetRequiredService<TPort>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Keep(
            async () =>
            {
                await work(port);
                return true;
            },
            TestContext.Current.CancellationToken);
    }

    public Task Keep<TPort>(Action<TPort> work) where TPort : notnull => Keep((TPort port) =>
    {
        work(port);
        return Task.CompletedTask;
    });

    /// <summary>How many rows a table has.</summary>
    public long Count(string table)
    {
        using var connection = Another();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Another program with the file open.</summary>
    public SqliteConnection Another()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Default Timeout=1");
        connection.Open();
        return connection;
    }

    /// <summary>What another program does to the file.</summary>
    public void Change(string sql)
    {
        using var connection = Another();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
