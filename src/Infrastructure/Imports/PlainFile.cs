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

    private static bool IsNoFile(string path) =>
        Status.IsUnderstood && Status.KindOf(path) is { } kind and not (Status.File or Status.Folder);

    /// <summary>What the system knows of a path, which .NET asks for and does not tell: of what kind it is.</summary>
    private static class Status
    {
        public const int File = 0x8000;
        public const int Folder = 0x4000;

        /// <summary>More than is written into it.</summary>
        private const int Size = 256;

        /// <summary>Where the kind stands, in the form it has on every Unix.</summary>
        private const int Mode = 4;

        private const int Kind = 0xF000;

        /// <summary>
        /// Whether the answer of this system has the form that is known: of a folder it is that. Where it has not,
        /// pipes are not told from files, and nothing else is lost.
        /// </summary>
        public static bool IsUnderstood { get; } = !OperatingSystem.IsWindows() && IsAnswered();

        public static int? KindOf(string path)
        {
            var status = new byte[Size];
            return Of(Encoding.UTF8.GetBytes($"{path}\0"), status) == 0
                ? BitConverter.ToInt32(status, Mode) & Kind
                : null;
        }

        private static bool IsAnswered()
        {
            try
            {
                return KindOf(AppContext.BaseDirectory) == Folder;
            }
            catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
            {
                return false;
            }
        }

        [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
        private static extern int Of(byte[] path, byte[] status);
    }
}

/// <summary>What was named is a pipe, a socket or a device. The message says what to do.</summary>
internal sealed class NoFileException() : IOException(
    "This is a pipe, a socket or a device, and no file. Write what comes out of it into a file, and import that.");
