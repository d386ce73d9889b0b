using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>What SQLite can tell and its .NET binding does not ask.</summary>
internal static class SqliteNative
{
    private const int Ok = 0;

    // SQLITE_FCNTL_HAS_MOVED, https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html
    private const int FcntlHasMoved = 20;

    // Linux's statx has one layout everywhere, https://man7.org/linux/man-pages/man2/statx.2.html
    private const int CurrentFolder = -100, SizeOfStatx = 256, NumberAt = 32, DeviceAt = 136;
    private const uint WantNumber = 0x100;

    private static readonly IntPtr MainDatabase = IntPtr.Zero;

    /// <summary>
    /// Whether the open file is no longer the one its name leads to. Where the system cannot tell: no.
    /// </summary>
    public static bool HasMoved(sqlite3 connection)
    {
        var moved = 0;
        return FileControl(connection, MainDatabase, FcntlHasMoved, ref moved) == Ok && moved != 0;
    }

    /// <summary>
    /// Which file a path leads to: its device and its number there, which nobody else gets while it is open. Null where
    /// there is no file, or where the system does not tell in this way.
    /// </summary>
    public static (ulong Device, ulong Number)? IdentityOf(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var found = new byte[SizeOfStatx];
            return Statx(CurrentFolder, Encoding.UTF8.GetBytes($"{path}\0"), 0, WantNumber, found) == 0
                ? (BitConverter.ToUInt64(found, DeviceAt), BitConverter.ToUInt64(found, NumberAt))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a connection is outside of any transaction.</summary>
    public static bool IsIdle(sqlite3 connection) => raw.sqlite3_get_autocommit(connection) != 0;

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, [Out] byte[] found);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(
        sqlite3 connection, IntPtr databaseName, int operation, ref int answer);
}
