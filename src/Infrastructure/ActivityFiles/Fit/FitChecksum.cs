using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// The checksum of FIT files: CRC-16/ARC (polynomial 0x8005 reflected, start 0), eight bytes at a time by tables of
/// what each of them does to the remainder (Kounavis and Berry, "A Systematic Approach to Building High Performance
/// Software-Based CRC Generators", 2005).
/// </summary>
internal static class FitChecksum
{
    private const int Width = 8;
    private const ushort Polynomial = 0xA001;

    private static readonly ushort[] Tables = Build();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ushort> tables = Tables.AsSpan(0, Width * 256);
        uint crc = 0;
        while (bytes.Length >= Width)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = (uint)(tables[(7 * 256) + (byte)low] ^ tables[(6 * 256) + (byte)(low >> 8)]
                ^ tables[(5 * 256) + (byte)(low >> 16)] ^ tables[(4 * 256) + (byte)(low >> 24)]
                ^ tables[(3 * 256) + (byte)high] ^ tables[(2 * 256) + (byte)(high >> 8)]
                ^ tables[256 + (byte)(high >> 16)] ^ tables[(byte)(high >> 24)]);
            bytes = bytes[Width..];
        }

        foreach (var next in bytes) crc = (crc >> 8) ^ tables[(byte)(crc ^ next)];
        return (ushort)crc;
    }

    private static ushort[] Build()
    {
        var tables = new ushort[Width * 256];
        for (var value = 0; value < 256; value++)
        {
            var crc = (uint)value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            tables[value] = (ushort)crc;
        }

        for (var at = 256; at < tables.Length; at++)
        {
            var before = tables[at - 256];
            tables[at] = (ushort)((before >> 8) ^ tables[(byte)before]);
        }

        return tables;
    }
}
