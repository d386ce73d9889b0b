using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// The messages of a FIT file one after another, as the protocol has them, without knowing what they mean: parts glued
/// together, both byte orders, compressed timestamps, developers' fields. What it does not know it skips by its size.
/// Damage ends a part and is said in <see cref="Damage"/>; nothing throws.
/// </summary>
internal ref struct FitStream(ReadOnlySpan<byte> bytes)
{
    private const int ShortestHeader = 12;
    private const int ChecksumSize = 2;
    private const byte TimestampField = 253;
    private const ushort FieldDescription = 206;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly FitDefinition?[] _definitions = new FitDefinition?[16];
    private readonly Dictionary<int, FitDeveloperField> _developerFields = [];
    private FitDefinition _definition = new();
    private ReadOnlySpan<byte> _message;
    private int _declaredEnd;
    private int _end;
    private int _next;
    private uint _lastTime;
    private bool _hasLastTime;

    /// <summary>What is wrong with the part just read, or with what stands where one should begin.</summary>
    public FitDamage Damage { get; private set; }

    /// <summary>The byte that is read next: after damage, the one at which it was seen.</summary>
    public int Position { get; private set; }

    /// <summary>The global number of the message.</summary>
    public readonly ushort Message => _definition.Message;

    /// <summary>When the message was written, in FIT's seconds; null when it does not say.</summary>
    public uint? Timestamp { get; private set; }

    public static bool BeginsLikeFit(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= ShortestHeader && bytes[0] >= ShortestHeader && bytes[8..12].SequenceEqual(".FIT"u8);

    /// <summary>Goes to the next part. False at the end of the file, or when no part begins there.</summary>
    public bool NextPart()
    {
        Position = _next;
        Damage = FitDamage.None;
        var rest = _bytes[Position..];
        if (!BeginsLikeFit(rest) || rest.Length < rest[0])
        {
            // Some programs fill the last block of a file with zeros.
            if (rest.ContainsAnyExcept((byte)0)) Damage = FitDamage.NotFit;
            return false;
        }

        foreach (var definition in _definitions) definition?.Forget();
        _developerFields.Clear();
        _hasLastTime = false;
        Measure(rest);
        Position += rest[0];
        return true;
    }

    /// <summary>Goes to the next message that holds data. False at the end of the part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        while (Position < _end)
        {
            var header = _bytes[Position];
            var isCompressed = (header & 0x80) != 0;
            if (!isCompressed && (header & 0x40) != 0)
            {
                if (!Define(header)) return false;
                continue;
            }

            var definition = _definitions[isCompressed ? (header >> 5) & 3 : header & 15];
            if (definition is not { IsSet: true }) return End(FitDamage.Garbled);
            if (definition.Size > _end - Position - 1) return EndsEarly();
            _definition = definition;
            _message = _bytes.Slice(Position + 1, definition.Size);
            Position += 1 + definition.Size;
            Timestamp = isCompressed ? Compressed(header & 31) : Written();
            if (definition.Message == FieldDescription) Describe();
            return true;
        }

        if (Position < _declaredEnd) Damage = FitDamage.CutOff;
        return false;
    }

    /// <summary>Whether such a field is in the message, with or without a value.</summary>
    public readonly bool Has(byte field) => _definition.Has(field);

    /// <summary>A field's value: what is written / scale - offset. NaN when it is not there or has no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly double Number(byte field, double scale = 1, double offset = 0)
    {
        ref readonly var found = ref _definition[field];
        if (found.Size == 0) return double.NaN;
        var value = Value(in found, scale, offset);
        return double.IsNaN(value) && found.Instead != 0
            ? Value(in _definition.Instead(in found), scale, offset)
            : value;
    }

    /// <summary>One of the values of a field that has several, unscaled; NaN when it has not so many.</summary>
    public readonly double Item(byte field, int at)
    {
        ref readonly var found = ref _definition[field];
        var skip = at * SizeOf(found.Type);
        return skip < found.Size ? Value(in found, 1, 0, skip) : double.NaN;
    }

    /// <summary>A whole number or a time; null when it is not there or has no value.</summary>
    public readonly uint? Whole(byte field) => Number(field) is >= 0 and <= uint.MaxValue and var value
        ? (uint)value
        : null;

    /// <summary>The bytes of a field; none when it is not there.</summary>
    public readonly ReadOnlySpan<byte> Bytes(byte field)
    {
        ref readonly var found = ref _definition[field];
        return _message.Slice(found.At, found.Size);
    }

    /// <summary>What a text field says, without the zeros and control characters; null when that is nothing.</summary>
    public readonly string? Text(byte field)
    {
        var bytes = Bytes(field);
        var end = bytes.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
        var clean = string.Concat(text.Where(c => !char.IsControl(c) && c != '\uFFFD')).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Where the part ends, by its header if that can be believed.</summary>
    private void Measure(ReadOnlySpan<byte> rest)
    {
        var size = (long)rest[0] + BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        if (size + ChecksumSize > rest.Length)
        {
            if (EndsInItsChecksum(rest)) return;
            (_end, _next) = (_bytes.Length, _bytes.Length);
            _declaredEnd = (int)Math.Min(Position + size, int.MaxValue);
            if (_declaredEnd <= _bytes.Length) (_end, Damage) = (_declaredEnd, FitDamage.Checksum);
            return;
        }

        _end = _declaredEnd = Position + (int)size;
        _next = _end + ChecksumSize;
        if (FitChecksum.Of(rest[..(int)size]) == BinaryPrimitives.ReadUInt16LittleEndian(rest[(int)size..])) return;

        // The size is written last: a device that lost its power leaves an old one, or none, and the messages go on.
        var after = rest[((int)size + ChecksumSize)..];
        if (BeginsLikeFit(after) || !after.ContainsAnyExcept((byte)0)) Damage = FitDamage.Checksum;
        else if (!EndsInItsChecksum(rest)) (_end, _next, _declaredEnd) = (_bytes.Length, _bytes.Length, int.MaxValue);
    }

    /// <summary>Whether the last two bytes are the checksum of all before them, whatever the header says.</summary>
    private bool EndsInItsChecksum(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < rest[0] + ChecksumSize) return false;
        var checksum = BinaryPrimitives.ReadUInt16LittleEndian(rest[^ChecksumSize..]);
        if (FitChecksum.Of(rest[..^ChecksumSize]) != checksum) return false;
        (_end, _next, Damage) = (_bytes.Length - ChecksumSize, _bytes.Length, FitDamage.Size);
        _declaredEnd = _end;
        return true;
    }

    private bool Define(byte header)
    {
        const int fixedSize = 6;
        const int fieldSize = 3;
        if (_end - Position < fixedSize) return EndsEarly();
        var bytes = _bytes[Position.._end];
        var order = bytes[2];
        if (order > 1) return End(FitDamage.Garbled);
        var hasDeveloperFields = (header & 0x20) != 0;
        var size = fixedSize + (bytes[5] * fieldSize);
        if (bytes.Length < size + (hasDeveloperFields ? 1 : 0)) return EndsEarly();
        var developerSize = hasDeveloperFields ? 1 + (bytes[size] * fieldSize) : 0;
        if (bytes.Length < size + developerSize) return EndsEarly();

        var definition = _definitions[header & 15] ??= new();
        var message = bytes[3..5];
        definition.Begin(order == 1
            ? BinaryPrimitives.ReadUInt16BigEndian(message)
            : BinaryPrimitives.ReadUInt16LittleEndian(message), order == 1);
        for (var field = bytes[fixedSize..size]; !field.IsEmpty; field = field[fieldSize..])
        {
            definition.Add(field[0], field[1], field[2]);
        }

        if (hasDeveloperFields)
        {
            for (var field = bytes[(size + 1)..(size + developerSize)]; !field.IsEmpty; field = field[fieldSize..])
            {
                definition.AddDeveloper(field[1], Meaning(field[2], field[0]));
            }
        }

        Position += size + developerSize;
        return true;
    }

    private readonly FitDeveloperField? Meaning(byte developer, byte field) =>
        _developerFields.TryGetValue((developer << 8) | field, out var meaning) ? meaning : null;

    /// <summary>
    /// Keeps what a message says of a developer's field, when that stands for one of a record's. Totals are those that
    /// the device itself sums up: what an app writes into laps and sessions beside them stays its own.
    /// </summary>
    private readonly void Describe()
    {
        if (Whole(0) is not ({ } developer and <= byte.MaxValue)) return;
        if (Whole(1) is not ({ } number and <= byte.MaxValue)) return;
        var key = (int)((developer << 8) | number);
        _developerFields.Remove(key);
        if (Whole(2) is not ({ } type and <= byte.MaxValue)) return;
        if ((Whole(14) ?? FitProfile.Record) != FitProfile.Record) return;
        if (Whole(15) is not ({ } field and <= byte.MaxValue)) return;
        var scale = Number(6) is > 0 and var said ? said : 1;
        var offset = Number(7) is var moved && double.IsNaN(moved) ? 0 : moved;
        _developerFields[key] = new((byte)field, (byte)type, scale, offset);
    }

    /// <summary>The last time with its low five bits replaced, and those have only grown.</summary>
    private uint? Compressed(int offset)
    {
        if (!_hasLastTime) return null;
        _lastTime += ((uint)offset - _lastTime) & 31;
        return _lastTime;
    }

    private uint? Written()
    {
        var time = Whole(TimestampField);
        if (time is { } known) (_lastTime, _hasLastTime) = (known, true);
        return time;
    }

    private bool EndsEarly() => End(_end == _bytes.Length ? FitDamage.CutOff : FitDamage.Garbled);

    private bool End(FitDamage damage)
    {
        Damage = damage;
        _end = Position;
        _declaredEnd = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly double Value(in FitDefinition.Field field, double scale, double offset, int skip = 0)
    {
        if (field.Size == 0) return double.NaN;
        var bytes = _message.Slice(field.At, field.Size)[skip..];
        var big = _definition.IsBigEndian;

        // A size that is no multiple of the type's is no value.
        double value;
        switch (field.Type & 0x1F)
        {
            case 0x00 or 0x02 or 0x0D:
                value = bytes[0] == byte.MaxValue ? double.NaN : bytes[0];
                break;
            case 0x01:
                value = bytes[0] == 0x7F ? double.NaN : (sbyte)bytes[0];
                break;
            case 0x0A:
                value = bytes[0] == 0 ? double.NaN : bytes[0];
                break;
            case 0x03 when Fits(field.Size, sizeof(short)):
                var int16 = (short)UInt16(bytes, big);
                value = int16 == short.MaxValue ? double.NaN : int16;
                break;
            case 0x04 when Fits(field.Size, sizeof(ushort)):
                var uint16 = UInt16(bytes, big);
                value = uint16 == ushort.MaxValue ? double.NaN : uint16;
                break;
            case 0x0B when Fits(field.Size, sizeof(ushort)):
                var uint16z = UInt16(bytes, big);
                value = uint16z == 0 ? double.NaN : uint16z;
                break;
            case 0x05 when Fits(field.Size, sizeof(int)):
                var int32 = (int)UInt32(bytes, big);
                value = int32 == int.MaxValue ? double.NaN : int32;
                break;
            case 0x06 when Fits(field.Size, sizeof(uint)):
                var uint32 = UInt32(bytes, big);
                value = uint32 == uint.MaxValue ? double.NaN : uint32;
                break;
            case 0x0C when Fits(field.Size, sizeof(uint)):
                var uint32z = UInt32(bytes, big);
                value = uint32z == 0 ? double.NaN : uint32z;
                break;
            case 0x08 when Fits(field.Size, sizeof(float)):
                value = BitConverter.UInt32BitsToSingle(UInt32(bytes, big));
                break;
            case 0x09 when Fits(field.Size, sizeof(double)):
                value = BitConverter.UInt64BitsToDouble(UInt64(bytes, big));
                break;
            case 0x0E when Fits(field.Size, sizeof(long)):
                var int64 = (long)UInt64(bytes, big);
                value = int64 == long.MaxValue ? double.NaN : int64;
                break;
            case 0x0F when Fits(field.Size, sizeof(ulong)):
                var uint64 = UInt64(bytes, big);
                value = uint64 == ulong.MaxValue ? double.NaN : uint64;
                break;
            case 0x10 when Fits(field.Size, sizeof(ulong)):
                var uint64z = UInt64(bytes, big);
                value = uint64z == 0 ? double.NaN : uint64z;
                break;
            default:
                return double.NaN;
        }

        value = double.IsNaN(field.Scale) ? (value / scale) - offset : (value / field.Scale) - field.Offset;
        return double.IsFinite(value) ? value : double.NaN;
    }

    private static int SizeOf(byte type) => (type & 0x1F) switch
    {
        0x03 or 0x04 or 0x0B => sizeof(ushort),
        0x05 or 0x06 or 0x08 or 0x0C => sizeof(uint),
        0x09 or 0x0E or 0x0F or 0x10 => sizeof(ulong),
        _ => 1,
    };

    private static bool Fits(int size, int one) => (size & (one - 1)) == 0;

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool big) =>
        big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static ulong UInt64(ReadOnlySpan<byte> bytes, bool big) =>
        big ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
