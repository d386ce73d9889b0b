using System.Runtime.InteropServices;
using System.Text;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>A file of this machine that is read where it lies, whatever else happens to it meanwhile.</summary>
internal static class PlainFile
{
    /// <summary>What lies there, to be read.</summary>
    /// <exception cref="NoFileException">
    /// It is a pipe, a socket or a device. Opening one waits for whoever writes into it, which may be nobody.
    /// </exception>
    /// <exception cref="IOException">It is gone, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This program may not read it.</exception>
    public static FileStream Open(string path)
    {
        const FileShare anything = FileShare.ReadWrite | FileShare.Delete;
        return IsNoFile(path) ? throw new NoFileException() : new(path, FileMode.Open, FileAccess.Read, anything);
    }

    private static bool IsNoFile(string path)
    {
        const int kind = 0xF000, file = 0x8000, folder = 0x4000;
        if (OperatingSystem.IsWindows()) return false;
        var status = new byte[Status.Size];
        if (Status.Of(Encoding.UTF8.GetBytes($"{path}\0"), status) != 0) return false;
        return (BitConverter.ToInt32(status, Status.Mode) & kind) is not (file or folder);
    }

    /// <summary>What the system knows of a path, which .NET asks for and does not tell: of what kind it is.</summary>
    private static class Status
    {
        /// <summary>More than is written into it.</summary>
        public const int Size = 256;

        /// <summary>Where the kind stands, in the form it has on every Unix.</summary>
        public const int Mode = 4;

        [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        public static extern int Of(byte[] path, byte[] status);
    }
}

/// <summary>What was named is a pipe, a socket or a device. The message says what to do.</summary>
internal sealed class NoFileException() : IOException(
    "This is a pipe, a socket or a device, and no file. Write what comes out of it into a file, and import that.");
