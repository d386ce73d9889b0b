using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TrainingOs.Tests.ActivityFiles;

/// <summary>
/// Writes FIT files for tests, message by message, with all that the protocol allows: both byte orders, compressed
/// timestamps, developers' fields, fields of odd sizes, headers of any size. It shares no code with the reader.
/// </summary>
internal sealed class FitWriter(bool bigEndian = false, byte headerSize = 14)
{
    private readonly List<byte> _data = [];
    private readonly byte[]?[] _definitions = new byte[16][];
    private int _nextLocalType;

    /// <summary>How many bytes of messages there are.</summary>
    public int Count => _data.Count;

    public static uint Time(DateTimeOffset instant) => (uint)(instant.ToUnixTimeSeconds() - 631065600);

    /// <summary>A message; it is defined before, if the last definition of its local type is another.</summary>
    public FitWriter Message(ushort number, params FitValue[] fields) => MessageOfApp(number, fields, []);

    /// <summary>A message that holds fields of an app too.</summary>
    public FitWriter MessageOfApp(ushort number, FitValue[] fields, FitDeveloperValue[] developerFields)
    {
        _data.Add(LocalType(number, fields, developerFields, most: 16));
        Values(fields, developerFields);
        return this;
    }

    /// <summary>A message that says only the last five bits of its time.</summary>
    public FitWriter Compressed(uint time, ushort number, params FitValue[] fields)
    {
        _data.Add((byte)(0x80 | (LocalType(number, fields, [], most: 4) << 5) | (int)(time & 31)));
        Values(fields, []);
        return this;
    }

    /// <summary>What a developer's field is, so that messages after this one can have it.</summary>
    public FitWriter Describe(byte developer, byte number, FitType type, string name, byte? standsFor = null) =>
        Message(206, new(0, FitType.UInt8, developer), new(1, FitType.UInt8, number), new(2, FitType.UInt8, (byte)type),
        new(3, FitType.Text, name), new(14, FitType.UInt16, standsFor is null ? null : 20),
        new(15, FitType.UInt8, standsFor));

    /// <summary>Bytes as they are, whatever they mean.</summary>
    public FitWriter Raw(params byte[] bytes)
    {
        _data.AddRange(bytes);
        return this;
    }

    /// <summary>The part: header, messages, checksum.</summary>
    /// <param name="size">What the header says of the size, if not the truth.</param>
    public byte[] ToArray(uint? size = null)
    {
        var bytes = new byte[headerSize + _data.Count + 2];
        bytes[0] = headerSize;
        bytes[1] = 0x20;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), 2132);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), size ?? (uint)_data.Count);
        ".FIT"u8.CopyTo(bytes.AsSpan(8));
        if (headerSize >= 14) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(12), Checksum(bytes.AsSpan(0, 12)));
        _data.CopyTo(bytes, headerSize);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.Length - 2), Checksum(bytes.AsSpan()[..^2]));
        return bytes;
    }

    /// <summary>Bit by bit, as the definition of CRC-16/ARC has it.</summary>
    public static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xA001;
        }

        return (ushort)crc;
    }

    private byte LocalType(ushort number, FitValue[] fields, FitDeveloperValue[] developerFields, int most)
    {
        var definition = Definition(number, fields, developerFields);
        var known = Array.FindIndex(_definitions, 0, most, other => other?.SequenceEqual(definition) == true);
        if (known >= 0) return (byte)known;
        var local = _nextLocalType++ % most;
        _definitions[local] = definition;
        _data.Add((byte)(0x40 | (developerFields.Length > 0 ? 0x20 : 0) | local));
        _data.AddRange(definition);
        return (byte)local;
    }

    private byte[] Definition(ushort number, FitValue[] fields, FitDeveloperValue[] developerFields)
    {
        var bytes = new List<byte> { 0, bigEndian ? (byte)1 : (byte)0 };
        bytes.AddRange(InOrder(BitConverter.GetBytes(number)));
        bytes.Add((byte)fields.Length);
        foreach (var field in fields) bytes.AddRange([field.Number, (byte)field.Bytes().Length, (byte)field.Type]);
        if (developerFields.Length == 0) return [.. bytes];
        bytes.Add((byte)developerFields.Length);
        foreach (var field in developerFields)
        {
            bytes.AddRange([field.Value.Number, (byte)field.Value.Bytes().Length, field.Developer]);
        }

        return [.. bytes];
    }

    private void Values(FitValue[] fields, FitDeveloperValue[] developerFields)
    {
        foreach (var field in fields.Concat(developerFields.Select(field => field.Value)))
        {
            var bytes = field.Bytes();
            _data.AddRange(field.IsOneNumber ? InOrder(bytes) : bytes);
        }
    }

    private byte[] InOrder(byte[] bytes) => bigEndian == BitConverter.IsLittleEndian ? [.. bytes.Reverse()] : bytes;
}

/// <summary>The base types of FIT, by the byte that a definition has for them.</summary>
internal enum FitType : byte
{
    Enum = 0x00,
    Int8 = 0x01,
    UInt8 = 0x02,
    Int16 = 0x83,
    UInt16 = 0x84,
    Int32 = 0x85,
    UInt32 = 0x86,
    Text = 0x07,
    Float32 = 0x88,
    Float64 = 0x89,
    UInt8Z = 0x0A,
    UInt16Z = 0x8B,
    UInt32Z = 0x8C,
    Bytes = 0x0D,
    Int64 = 0x8E,
    UInt64 = 0x8F,
    UInt64Z = 0x90,
}

/// <summary>A field of a message, raw: a number, a text, bytes, or null for a field without a value.</summary>
internal sealed record FitValue(byte Number, FitType Type, object? Value)
{
    public bool IsOneNumber => Value is not (string or byte[]) && Type is not (FitType.Text or FitType.Bytes);

    public byte[] Bytes() => Value switch
    {
        byte[] bytes => bytes,
        string text => [.. Encoding.UTF8.GetBytes(text), 0],
        null => NoValue(),
        _ => Encoded(Convert.ToDouble(Value, CultureInfo.InvariantCulture)),
    };

    private byte[] Encoded(double value) => Type switch
    {
        FitType.Enum or FitType.UInt8 or FitType.UInt8Z or FitType.Bytes => [(byte)value],
        FitType.Int8 => [(byte)(sbyte)value],
        FitType.Int16 => BitConverter.GetBytes((short)value),
        FitType.UInt16 or FitType.UInt16Z => BitConverter.GetBytes((ushort)value),
        FitType.Int32 => BitConverter.GetBytes((int)value),
        FitType.UInt32 or FitType.UInt32Z => BitConverter.GetBytes((uint)value),
        FitType.Float32 => BitConverter.GetBytes((float)value),
        FitType.Float64 => BitConverter.GetBytes(value),
        FitType.Int64 => BitConverter.GetBytes((long)value),
        FitType.UInt64 or FitType.UInt64Z => BitConverter.GetBytes((ulong)value),
        _ => throw new ArgumentException($"{Type} is no number."),
    };

    private byte[] NoValue() => Type switch
    {
        FitType.Enum or FitType.UInt8 or FitType.Bytes => [0xFF],
        FitType.Int8 => [0x7F],
        FitType.UInt8Z or FitType.Text => [0],
        FitType.UInt16Z => [0, 0],
        FitType.UInt32Z => [0, 0, 0, 0],
        FitType.UInt64Z => new byte[8],
        FitType.Int16 => BitConverter.GetBytes(short.MaxValue),
        FitType.Int32 => BitConverter.GetBytes(int.MaxValue),
        FitType.Int64 => BitConverter.GetBytes(long.MaxValue),
        FitType.UInt16 => [0xFF, 0xFF],
        FitType.UInt32 or FitType.Float32 => [0xFF, 0xFF, 0xFF, 0xFF],
        _ => [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
    };
}

/// <summary>A field of an app on the device.</summary>
internal sealed record FitDeveloperValue(byte Developer, FitValue Value);
