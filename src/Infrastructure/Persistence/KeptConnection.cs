using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>
/// A connection that keeps its prepared statements. EF makes a new command for each run of a query, and SQLite would
/// parse and plan the same text each time, which for the short queries of a calendar costs more than running them.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>
    /// There are some dozens of texts. When a query that is written anew each time has filled it, it starts over.
    /// </summary>
    private const int MaxKept = 200;

    private readonly Dictionary<string, SqliteCommand> _kept = [];

    protected override DbCommand CreateDbCommand() => new Statement(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing) Forget();
        base.Dispose(disposing);
    }

    private SqliteCommand Take(string text)
    {
        if (_kept.Remove(text, out var command)) return command;
        command = CreateCommand();
        command.CommandText = text;
        return command;
    }

    private void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_kept.Count >= MaxKept) Forget();
        if (!_kept.TryAdd(command.CommandText, command)) command.Dispose();
    }

    private void Forget()
    {
        foreach (var command in _kept.Values) command.Dispose();
        _kept.Clear();
    }

    /// <summary>One run of a statement: it borrows the prepared command of its text, and gives it back.</summary>
    private sealed class Statement(KeptConnection connection) : DbCommand
    {
        private SqliteCommand? _command;

        [AllowNull]
        public override string CommandText
        {
            get => _command?.CommandText ?? "";
            set
            {
                if (_command is { CommandText: "" })
                {
                    _command.CommandText = value;
                }
                else
                {
                    Release();
                    _command = connection.Take(value ?? "");
                }
            }
        }

        public override int CommandTimeout { get => Command.CommandTimeout; set => Command.CommandTimeout = value; }
        public override CommandType CommandType { get => CommandType.Text; set => Command.CommandType = value; }
        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource
        {
            get => Command.UpdatedRowSource;
            set => Command.UpdatedRowSource = value;
        }

        [AllowNull]
        protected override DbConnection DbConnection
        {
            get => connection;
            set => throw new NotSupportedException("A statement stays with its connection.");
        }

        protected override DbParameterCollection DbParameterCollection => Command.Parameters;

        protected override DbTransaction? DbTransaction
        {
            get => Command.Transaction;
            set => Command.Transaction = (SqliteTransaction?)value;
        }

        private SqliteCommand Command => _command ??= connection.CreateCommand();

        public override void Cancel() => Command.Cancel();
        public override int ExecuteNonQuery() => Command.ExecuteNonQuery();
        public override object? ExecuteScalar() => Command.ExecuteScalar();
        public override void Prepare() => Command.Prepare();
        protected override DbParameter CreateDbParameter() => new SqliteParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
            Command.ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            if (disposing) Release();
            base.Dispose(disposing);
        }

        private void Release()
        {
            if (_command is not null) connection.GiveBack(_command);
            _command = null;
        }
    }
}
