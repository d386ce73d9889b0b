using System.Runtime.InteropServices;
using SQLitePCL;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>What SQLite can tell and its .NET binding does not ask.</summary>
internal static class SqliteNative
{
    private const int Ok = 0;

    // SQLITE_FCNTL_HAS_MOVED, https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html
    private const int FcntlHasMoved = 20;

    private static readonly IntPtr MainDatabase = IntPtr.Zero;

    /// <summary>
    /// Whether the open file is no longer the one its name leads to. Where the system cannot tell: no.
    /// </summary>
    public static bool HasMoved(sqlite3 connection)
    {
        var moved = 0;
        return FileControl(connection, MainDatabase, FcntlHasMoved, ref moved) == Ok && moved != 0;
    }

    /// <summary>Whether a connection is outside of any transaction.</summary>
    public static bool IsIdle(sqlite3 connection) => raw.sqlite3_get_autocommit(connection) != 0;

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(
        sqlite3 connection, IntPtr databaseName, int operation, ref int answer);
}
