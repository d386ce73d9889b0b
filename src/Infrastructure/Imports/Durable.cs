using System.Runtime.InteropServices;
using System.Text;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>Makes what was done in a folder outlive a power cut, where the system has a way to say so.</summary>
internal static class Durable
{
    /// <summary>Names that were given or taken in a folder are on disk when this returns.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(Encoding.UTF8.GetBytes($"{path}\0"), 0);
        if (handle < 0) return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
